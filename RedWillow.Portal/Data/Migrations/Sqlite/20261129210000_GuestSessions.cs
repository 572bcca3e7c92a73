using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Sqlite;

/// <summary>A session and a weekly meeting know their guests.</summary>
[DbContext(typeof(SqlitePortalDbContext))]
[Migration("20261129210000_GuestSessions")]
public sealed class GuestSessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(GuardScript.Read(GuardScript.SqliteGuests));
}
