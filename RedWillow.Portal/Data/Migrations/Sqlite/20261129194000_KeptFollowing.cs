using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Sqlite;

/// <summary>What follows from absences is not replaced by another row either.</summary>
[DbContext(typeof(SqlitePortalDbContext))]
[Migration("20261129194000_KeptFollowing")]
public sealed class KeptFollowing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(GuardScript.Read(GuardScript.SqliteOutreach));
}
