using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Postgres;

/// <summary>A session and a weekly meeting know their guests.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261129210000_GuestSessions")]
public sealed class GuestSessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(GuardScript.Read(GuardScript.PostgresGuests));
}
