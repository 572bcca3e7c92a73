using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Postgres;

/// <summary>A group's pattern is judged under a lock that lets rows which only name the group be written meanwhile.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261129212000_GroupLocks")]
public sealed class GroupLocks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(GuardScript.Read(GuardScript.PostgresPatterns));
}
