using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Postgres;

/// <summary>A group's session is not put over a talk of somebody who has a seat in it.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261129193000_MemberTalks")]
public sealed class MemberTalks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(GuardScript.Read(GuardScript.PostgresTalks));
}
