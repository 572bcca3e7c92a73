using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Sqlite;

/// <summary>No individual hour is given on a closed day.</summary>
[DbContext(typeof(SqlitePortalDbContext))]
[Migration("20261129211000_ClosedDays")]
public sealed class ClosedDays : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(GuardScript.Read(GuardScript.SqliteClosed));
}
