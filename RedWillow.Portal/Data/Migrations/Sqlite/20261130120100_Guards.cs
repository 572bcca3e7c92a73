using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RedWillow.Portal.Data.Migrations.Sqlite;

/// <summary>What the database refuses by itself: capacity, overlaps, and changes to what must never change.</summary>
[DbContext(typeof(SqlitePortalDbContext))]
[Migration("20261130120100_Guards")]
public sealed class Guards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var (_, script) in GuardScript.OfSqlite)
            migrationBuilder.Sql(GuardScript.Read(script));
    }
}
