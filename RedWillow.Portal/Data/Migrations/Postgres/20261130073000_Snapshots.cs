using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Postgres;

/// <summary>What is promised once is never written under a snapshot that does not see what others have committed.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261130073000_Snapshots")]
public sealed class Snapshots : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(GuardScript.Read(GuardScript.PostgresSnapshots));
}
