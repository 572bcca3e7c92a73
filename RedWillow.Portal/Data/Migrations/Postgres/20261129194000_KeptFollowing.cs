using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Postgres;

/// <summary>What follows from absences is not replaced by another row either.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261129194000_KeptFollowing")]
public sealed class KeptFollowing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(GuardScript.Read(GuardScript.PostgresOutreach));
}
