using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Sqlite;

/// <summary>A group's pattern begins in its track's part of the day.</summary>
[DbContext(typeof(SqlitePortalDbContext))]
[Migration("20261129212000_DayParts")]
public sealed class DayParts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(GuardScript.Read(GuardScript.SqliteParts));
}
