using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Ends : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EndNote",
                table: "Enrollments",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LeaveFrom",
                table: "Enrollments",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReturnOn",
                table: "Enrollments",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Discharges",
                columns: table => new
                {
                    EnrollmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Disposition = table.Column<int>(type: "integer", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Weeks = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    Aftercare = table.Column<string>(type: "text", nullable: false),
                    NextPlace = table.Column<string>(type: "text", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Discharges", x => x.EnrollmentId);
                    table.ForeignKey(
                        name: "FK_Discharges_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql(GuardScript.Read(GuardScript.PostgresEnds));
        }
    }
}
