using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Patterns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddCheckConstraint(
                name: "CK_Groups_Parts",
                table: "Groups",
                sql: "\"EducationMinutes\" >= 0 AND \"SkillsMinutes\" >= 0 AND \"DiscussionMinutes\" >= 0 AND \"BreakMinutes\" BETWEEN 0 AND 120");

            migrationBuilder.AddCheckConstraint(
                name: "CK_GroupMeetings_Length",
                table: "GroupMeetings",
                sql: "\"EndMinute\" - \"StartMinute\" BETWEEN 180 AND 300 AND \"Weekday\" BETWEEN 0 AND 6");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Groups_Parts",
                table: "Groups");

            migrationBuilder.DropCheckConstraint(
                name: "CK_GroupMeetings_Length",
                table: "GroupMeetings");

            migrationBuilder.Sql("DROP TABLE \"PatternFaults\"");
        }
    }
}
