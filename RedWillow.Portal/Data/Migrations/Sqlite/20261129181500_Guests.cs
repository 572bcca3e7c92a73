using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Sqlite;

/// <summary>A guest has a seat of one session beside the own one, and is not in two groups at once.</summary>
[DbContext(typeof(SqlitePortalDbContext))]
[Migration("20261129181500_Guests")]
public sealed class Guests : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(GuardScript.Read(GuardScript.Sqlite));
        migrationBuilder.Sql(GuardScript.Read(GuardScript.SqliteGuests));
    }
}
