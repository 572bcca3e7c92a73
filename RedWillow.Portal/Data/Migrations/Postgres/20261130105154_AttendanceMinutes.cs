using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AttendanceMinutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_AttendanceMarks_Minutes",
                table: "AttendanceMarks");

            migrationBuilder.AddColumn<int>(
                name: "NewMinutesEarly",
                table: "AttendanceAmendments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "NewMinutesLate",
                table: "AttendanceAmendments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "OldMinutesEarly",
                table: "AttendanceAmendments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "OldMinutesLate",
                table: "AttendanceAmendments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddCheckConstraint(
                name: "CK_AttendanceMarks_Minutes",
                table: "AttendanceMarks",
                sql: "\"CountedMinutes\" >= 0 AND \"MinutesLate\" >= 0 AND \"MinutesLeftEarly\" >= 0 AND \"CountedMinutes\" + \"MinutesLate\" + \"MinutesLeftEarly\" <= 180");

            migrationBuilder.AddCheckConstraint(
                name: "CK_AttendanceAmendments_Minutes",
                table: "AttendanceAmendments",
                sql: "\"OldMinutes\" >= 0 AND \"OldMinutesLate\" >= 0 AND \"OldMinutesEarly\" >= 0 AND \"OldMinutes\" + \"OldMinutesLate\" + \"OldMinutesEarly\" <= 180 AND \"NewMinutes\" >= 0 AND \"NewMinutesLate\" >= 0 AND \"NewMinutesEarly\" >= 0 AND \"NewMinutes\" + \"NewMinutesLate\" + \"NewMinutesEarly\" <= 180");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_AttendanceMarks_Minutes",
                table: "AttendanceMarks");

            migrationBuilder.DropCheckConstraint(
                name: "CK_AttendanceAmendments_Minutes",
                table: "AttendanceAmendments");

            migrationBuilder.DropColumn(
                name: "NewMinutesEarly",
                table: "AttendanceAmendments");

            migrationBuilder.DropColumn(
                name: "NewMinutesLate",
                table: "AttendanceAmendments");

            migrationBuilder.DropColumn(
                name: "OldMinutesEarly",
                table: "AttendanceAmendments");

            migrationBuilder.DropColumn(
                name: "OldMinutesLate",
                table: "AttendanceAmendments");

            migrationBuilder.AddCheckConstraint(
                name: "CK_AttendanceMarks_Minutes",
                table: "AttendanceMarks",
                sql: "\"CountedMinutes\" BETWEEN 0 AND 1440");
        }
    }
}
