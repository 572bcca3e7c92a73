using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Pairs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CareTeamReviews_Enrollments_EnrollmentId",
                table: "CareTeamReviews");

            migrationBuilder.DropForeignKey(
                name: "FK_HourClaims_Enrollments_EnrollmentId",
                table: "HourClaims");

            migrationBuilder.DropForeignKey(
                name: "FK_OutreachTasks_Enrollments_EnrollmentId",
                table: "OutreachTasks");

            migrationBuilder.DropForeignKey(
                name: "FK_PaperConsents_Enrollments_EnrollmentId",
                table: "PaperConsents");

            migrationBuilder.DropForeignKey(
                name: "FK_SafetyFlags_Enrollments_EnrollmentId",
                table: "SafetyFlags");

            migrationBuilder.DropForeignKey(
                name: "FK_SeatClaims_Enrollments_EnrollmentId",
                table: "SeatClaims");

            migrationBuilder.DropForeignKey(
                name: "FK_Signatures_Enrollments_EnrollmentId",
                table: "Signatures");

            migrationBuilder.DropForeignKey(
                name: "FK_StaffTasks_Enrollments_EnrollmentId",
                table: "StaffTasks");

            migrationBuilder.DropForeignKey(
                name: "FK_TalkAppointments_Enrollments_EnrollmentId",
                table: "TalkAppointments");

            migrationBuilder.DropForeignKey(
                name: "FK_WaitlistEntries_Enrollments_EnrollmentId",
                table: "WaitlistEntries");

            migrationBuilder.DropIndex(
                name: "IX_SeatClaims_EnrollmentId",
                table: "SeatClaims");

            migrationBuilder.DropIndex(
                name: "IX_SafetyFlags_EnrollmentId",
                table: "SafetyFlags");

            migrationBuilder.DropIndex(
                name: "IX_OutreachTasks_EnrollmentId",
                table: "OutreachTasks");

            migrationBuilder.DropIndex(
                name: "IX_HourClaims_EnrollmentId",
                table: "HourClaims");

            migrationBuilder.AddUniqueConstraint(
                name: "AK_Enrollments_Id_ClientId",
                table: "Enrollments",
                columns: new[] { "Id", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntries_EnrollmentId_ClientId",
                table: "WaitlistEntries",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_TalkAppointments_EnrollmentId_ClientId",
                table: "TalkAppointments",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffTasks_EnrollmentId_ClientId",
                table: "StaffTasks",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_EnrollmentId_ClientId",
                table: "Signatures",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_SeatClaims_EnrollmentId_ClientId",
                table: "SeatClaims",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_SafetyFlags_EnrollmentId_ClientId",
                table: "SafetyFlags",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_SupervisorId",
                table: "Practitioners",
                column: "SupervisorId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperConsents_EnrollmentId_ClientId",
                table: "PaperConsents",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_ClosedBy",
                table: "OutreachTasks",
                column: "ClosedBy");

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_EnrollmentId_ClientId",
                table: "OutreachTasks",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_HourClaims_EnrollmentId_ClientId",
                table: "HourClaims",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Enrollments_GroupId",
                table: "Enrollments",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Enrollments_TherapistId",
                table: "Enrollments",
                column: "TherapistId");

            migrationBuilder.CreateIndex(
                name: "IX_CareTeamReviews_ClosedBy",
                table: "CareTeamReviews",
                column: "ClosedBy");

            migrationBuilder.CreateIndex(
                name: "IX_CareTeamReviews_EnrollmentId_ClientId",
                table: "CareTeamReviews",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.AddForeignKey(
                name: "FK_CareTeamReviews_Enrollments_EnrollmentId_ClientId",
                table: "CareTeamReviews",
                columns: new[] { "EnrollmentId", "ClientId" },
                principalTable: "Enrollments",
                principalColumns: new[] { "Id", "ClientId" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_CareTeamReviews_Practitioners_ClosedBy",
                table: "CareTeamReviews",
                column: "ClosedBy",
                principalTable: "Practitioners",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Enrollments_Groups_GroupId",
                table: "Enrollments",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Enrollments_Practitioners_TherapistId",
                table: "Enrollments",
                column: "TherapistId",
                principalTable: "Practitioners",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_GroupSessions_Practitioners_CounselorId",
                table: "GroupSessions",
                column: "CounselorId",
                principalTable: "Practitioners",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_GroupSessions_Rooms_RoomId",
                table: "GroupSessions",
                column: "RoomId",
                principalTable: "Rooms",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_HourClaims_Enrollments_EnrollmentId_ClientId",
                table: "HourClaims",
                columns: new[] { "EnrollmentId", "ClientId" },
                principalTable: "Enrollments",
                principalColumns: new[] { "Id", "ClientId" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_OutreachTasks_Enrollments_EnrollmentId_ClientId",
                table: "OutreachTasks",
                columns: new[] { "EnrollmentId", "ClientId" },
                principalTable: "Enrollments",
                principalColumns: new[] { "Id", "ClientId" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_OutreachTasks_Practitioners_ClosedBy",
                table: "OutreachTasks",
                column: "ClosedBy",
                principalTable: "Practitioners",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_PaperConsents_Enrollments_EnrollmentId_ClientId",
                table: "PaperConsents",
                columns: new[] { "EnrollmentId", "ClientId" },
                principalTable: "Enrollments",
                principalColumns: new[] { "Id", "ClientId" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Practitioners_Practitioners_SupervisorId",
                table: "Practitioners",
                column: "SupervisorId",
                principalTable: "Practitioners",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_SafetyFlags_Enrollments_EnrollmentId_ClientId",
                table: "SafetyFlags",
                columns: new[] { "EnrollmentId", "ClientId" },
                principalTable: "Enrollments",
                principalColumns: new[] { "Id", "ClientId" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_SeatClaims_Enrollments_EnrollmentId_ClientId",
                table: "SeatClaims",
                columns: new[] { "EnrollmentId", "ClientId" },
                principalTable: "Enrollments",
                principalColumns: new[] { "Id", "ClientId" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Signatures_Enrollments_EnrollmentId_ClientId",
                table: "Signatures",
                columns: new[] { "EnrollmentId", "ClientId" },
                principalTable: "Enrollments",
                principalColumns: new[] { "Id", "ClientId" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_StaffTasks_Enrollments_EnrollmentId_ClientId",
                table: "StaffTasks",
                columns: new[] { "EnrollmentId", "ClientId" },
                principalTable: "Enrollments",
                principalColumns: new[] { "Id", "ClientId" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_TalkAppointments_Enrollments_EnrollmentId_ClientId",
                table: "TalkAppointments",
                columns: new[] { "EnrollmentId", "ClientId" },
                principalTable: "Enrollments",
                principalColumns: new[] { "Id", "ClientId" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_WaitlistEntries_Enrollments_EnrollmentId_ClientId",
                table: "WaitlistEntries",
                columns: new[] { "EnrollmentId", "ClientId" },
                principalTable: "Enrollments",
                principalColumns: new[] { "Id", "ClientId" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CareTeamReviews_Enrollments_EnrollmentId_ClientId",
                table: "CareTeamReviews");

            migrationBuilder.DropForeignKey(
                name: "FK_CareTeamReviews_Practitioners_ClosedBy",
                table: "CareTeamReviews");

            migrationBuilder.DropForeignKey(
                name: "FK_Enrollments_Groups_GroupId",
                table: "Enrollments");

            migrationBuilder.DropForeignKey(
                name: "FK_Enrollments_Practitioners_TherapistId",
                table: "Enrollments");

            migrationBuilder.DropForeignKey(
                name: "FK_GroupSessions_Practitioners_CounselorId",
                table: "GroupSessions");

            migrationBuilder.DropForeignKey(
                name: "FK_GroupSessions_Rooms_RoomId",
                table: "GroupSessions");

            migrationBuilder.DropForeignKey(
                name: "FK_HourClaims_Enrollments_EnrollmentId_ClientId",
                table: "HourClaims");

            migrationBuilder.DropForeignKey(
                name: "FK_OutreachTasks_Enrollments_EnrollmentId_ClientId",
                table: "OutreachTasks");

            migrationBuilder.DropForeignKey(
                name: "FK_OutreachTasks_Practitioners_ClosedBy",
                table: "OutreachTasks");

            migrationBuilder.DropForeignKey(
                name: "FK_PaperConsents_Enrollments_EnrollmentId_ClientId",
                table: "PaperConsents");

            migrationBuilder.DropForeignKey(
                name: "FK_Practitioners_Practitioners_SupervisorId",
                table: "Practitioners");

            migrationBuilder.DropForeignKey(
                name: "FK_SafetyFlags_Enrollments_EnrollmentId_ClientId",
                table: "SafetyFlags");

            migrationBuilder.DropForeignKey(
                name: "FK_SeatClaims_Enrollments_EnrollmentId_ClientId",
                table: "SeatClaims");

            migrationBuilder.DropForeignKey(
                name: "FK_Signatures_Enrollments_EnrollmentId_ClientId",
                table: "Signatures");

            migrationBuilder.DropForeignKey(
                name: "FK_StaffTasks_Enrollments_EnrollmentId_ClientId",
                table: "StaffTasks");

            migrationBuilder.DropForeignKey(
                name: "FK_TalkAppointments_Enrollments_EnrollmentId_ClientId",
                table: "TalkAppointments");

            migrationBuilder.DropForeignKey(
                name: "FK_WaitlistEntries_Enrollments_EnrollmentId_ClientId",
                table: "WaitlistEntries");

            migrationBuilder.DropIndex(
                name: "IX_WaitlistEntries_EnrollmentId_ClientId",
                table: "WaitlistEntries");

            migrationBuilder.DropIndex(
                name: "IX_TalkAppointments_EnrollmentId_ClientId",
                table: "TalkAppointments");

            migrationBuilder.DropIndex(
                name: "IX_StaffTasks_EnrollmentId_ClientId",
                table: "StaffTasks");

            migrationBuilder.DropIndex(
                name: "IX_Signatures_EnrollmentId_ClientId",
                table: "Signatures");

            migrationBuilder.DropIndex(
                name: "IX_SeatClaims_EnrollmentId_ClientId",
                table: "SeatClaims");

            migrationBuilder.DropIndex(
                name: "IX_SafetyFlags_EnrollmentId_ClientId",
                table: "SafetyFlags");

            migrationBuilder.DropIndex(
                name: "IX_Practitioners_SupervisorId",
                table: "Practitioners");

            migrationBuilder.DropIndex(
                name: "IX_PaperConsents_EnrollmentId_ClientId",
                table: "PaperConsents");

            migrationBuilder.DropIndex(
                name: "IX_OutreachTasks_ClosedBy",
                table: "OutreachTasks");

            migrationBuilder.DropIndex(
                name: "IX_OutreachTasks_EnrollmentId_ClientId",
                table: "OutreachTasks");

            migrationBuilder.DropIndex(
                name: "IX_HourClaims_EnrollmentId_ClientId",
                table: "HourClaims");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_Enrollments_Id_ClientId",
                table: "Enrollments");

            migrationBuilder.DropIndex(
                name: "IX_Enrollments_GroupId",
                table: "Enrollments");

            migrationBuilder.DropIndex(
                name: "IX_Enrollments_TherapistId",
                table: "Enrollments");

            migrationBuilder.DropIndex(
                name: "IX_CareTeamReviews_ClosedBy",
                table: "CareTeamReviews");

            migrationBuilder.DropIndex(
                name: "IX_CareTeamReviews_EnrollmentId_ClientId",
                table: "CareTeamReviews");

            migrationBuilder.CreateIndex(
                name: "IX_SeatClaims_EnrollmentId",
                table: "SeatClaims",
                column: "EnrollmentId");

            migrationBuilder.CreateIndex(
                name: "IX_SafetyFlags_EnrollmentId",
                table: "SafetyFlags",
                column: "EnrollmentId");

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_EnrollmentId",
                table: "OutreachTasks",
                column: "EnrollmentId");

            migrationBuilder.CreateIndex(
                name: "IX_HourClaims_EnrollmentId",
                table: "HourClaims",
                column: "EnrollmentId");

            migrationBuilder.AddForeignKey(
                name: "FK_CareTeamReviews_Enrollments_EnrollmentId",
                table: "CareTeamReviews",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_HourClaims_Enrollments_EnrollmentId",
                table: "HourClaims",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_OutreachTasks_Enrollments_EnrollmentId",
                table: "OutreachTasks",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_PaperConsents_Enrollments_EnrollmentId",
                table: "PaperConsents",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_SafetyFlags_Enrollments_EnrollmentId",
                table: "SafetyFlags",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_SeatClaims_Enrollments_EnrollmentId",
                table: "SeatClaims",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Signatures_Enrollments_EnrollmentId",
                table: "Signatures",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_StaffTasks_Enrollments_EnrollmentId",
                table: "StaffTasks",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_TalkAppointments_Enrollments_EnrollmentId",
                table: "TalkAppointments",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_WaitlistEntries_Enrollments_EnrollmentId",
                table: "WaitlistEntries",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
