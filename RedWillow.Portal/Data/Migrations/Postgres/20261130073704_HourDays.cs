using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class HourDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddCheckConstraint(
                name: "CK_OfferedHours_Weekday",
                table: "OfferedHours",
                sql: "\"Weekday\" BETWEEN 0 AND 6");

            migrationBuilder.AddCheckConstraint(
                name: "CK_HourClaims_Weekday",
                table: "HourClaims",
                sql: "\"Weekday\" BETWEEN 0 AND 6");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_OfferedHours_Weekday",
                table: "OfferedHours");

            migrationBuilder.DropCheckConstraint(
                name: "CK_HourClaims_Weekday",
                table: "HourClaims");
        }
    }
}
