using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Outreach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CareTeamReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: false),
                    OpenedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Outcome = table.Column<int>(type: "integer", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Through = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CareTeamReviews", x => x.Id);
                    table.CheckConstraint("CK_CareTeamReviews_Agreed", "\"Outcome\" IS NULL OR \"Outcome\" > 4 OR (\"Note\" IS NOT NULL AND \"ClosedBy\" IS NOT NULL AND \"Through\" IS NOT NULL)");
                    table.CheckConstraint("CK_CareTeamReviews_End", "(\"ClosedUtc\" IS NULL) = (\"Outcome\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_CareTeamReviews_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CareTeamReviews_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutreachTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: false),
                    OpenedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    End = table.Column<int>(type: "integer", nullable: true),
                    EndNote = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutreachTasks", x => x.Id);
                    table.CheckConstraint("CK_OutreachTasks_End", "(\"ClosedUtc\" IS NULL) = (\"End\" IS NULL)");
                    table.CheckConstraint("CK_OutreachTasks_Why", "\"End\" IS NULL OR \"End\" <> 2 OR (\"EndNote\" IS NOT NULL AND \"ClosedBy\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_OutreachTasks_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutreachTasks_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutreachTasks_GroupSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "GroupSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CareTeamReviews_ClientId",
                table: "CareTeamReviews",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_CareTeamReviews_ClosedUtc",
                table: "CareTeamReviews",
                column: "ClosedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_CareTeamReviews_EnrollmentId",
                table: "CareTeamReviews",
                column: "EnrollmentId",
                unique: true,
                filter: "\"ClosedUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_ClientId_SessionId",
                table: "OutreachTasks",
                columns: new[] { "ClientId", "SessionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_ClosedUtc",
                table: "OutreachTasks",
                column: "ClosedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_EnrollmentId",
                table: "OutreachTasks",
                column: "EnrollmentId");

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_SessionId",
                table: "OutreachTasks",
                column: "SessionId");

            migrationBuilder.Sql(GuardScript.Read(GuardScript.PostgresOutreach));
        }
    }
}
