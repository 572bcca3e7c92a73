using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Postgres;

/// <summary>A guest has a seat of one session beside the own one, and is not in two groups at once.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261129181500_Guests")]
public sealed class Guests : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(GuardScript.Read(GuardScript.Postgres));
        migrationBuilder.Sql(GuardScript.Read(GuardScript.PostgresGuests));
    }
}
