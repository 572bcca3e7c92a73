using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Ties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Signatures_EnrollmentId_Kind",
                table: "Signatures");

            migrationBuilder.DropIndex(
                name: "IX_OfferedHours_PractitionerId",
                table: "OfferedHours");

            migrationBuilder.DropCheckConstraint(
                name: "CK_HourClaims_SameDay",
                table: "HourClaims");

            migrationBuilder.DropCheckConstraint(
                name: "CK_GroupMeetings_SameDay",
                table: "GroupMeetings");

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntries_ClientId",
                table: "WaitlistEntries",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntries_GroupId",
                table: "WaitlistEntries",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntries_TrackId",
                table: "WaitlistEntries",
                column: "TrackId");

            migrationBuilder.CreateIndex(
                name: "IX_TrackInterests_ClientId",
                table: "TrackInterests",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffTasks_ClientId",
                table: "StaffTasks",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_EnrollmentId_Kind_DocumentVersion",
                table: "Signatures",
                columns: new[] { "EnrollmentId", "Kind", "DocumentVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SeatClaims_EnrollmentId",
                table: "SeatClaims",
                column: "EnrollmentId");

            migrationBuilder.CreateIndex(
                name: "IX_SafetyFlags_ClientId",
                table: "SafetyFlags",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_OfferedHours_PractitionerId_Weekday",
                table: "OfferedHours",
                columns: new[] { "PractitionerId", "Weekday" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_OfferedHours_SameDay",
                table: "OfferedHours",
                sql: "\"StartMinute\" >= 0 AND \"Minutes\" > 0 AND \"StartMinute\" + \"Minutes\" < 1440");

            migrationBuilder.CreateIndex(
                name: "IX_HourClaims_EnrollmentId",
                table: "HourClaims",
                column: "EnrollmentId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_HourClaims_SameDay",
                table: "HourClaims",
                sql: "\"StartMinute\" >= 0 AND \"StartMinute\" < \"EndMinute\" AND \"EndMinute\" < 1440");

            migrationBuilder.CreateIndex(
                name: "UX_GroupSessions_GroupId_StartUtc",
                table: "GroupSessions",
                columns: new[] { "GroupId", "StartUtc" },
                unique: true,
                filter: "\"Status\" <> 1");

            migrationBuilder.AddCheckConstraint(
                name: "CK_GroupMeetings_SameDay",
                table: "GroupMeetings",
                sql: "\"StartMinute\" >= 0 AND \"StartMinute\" < \"EndMinute\" AND \"EndMinute\" < 1440");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceAmendments_ClientId",
                table: "AttendanceAmendments",
                column: "ClientId");

            migrationBuilder.AddForeignKey(
                name: "FK_AspNetUsers_Clients_ClientId",
                table: "AspNetUsers",
                column: "ClientId",
                principalTable: "Clients",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AspNetUsers_Practitioners_PractitionerId",
                table: "AspNetUsers",
                column: "PractitionerId",
                principalTable: "Practitioners",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceAmendments_Clients_ClientId",
                table: "AttendanceAmendments",
                column: "ClientId",
                principalTable: "Clients",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceAmendments_GroupSessions_SessionId",
                table: "AttendanceAmendments",
                column: "SessionId",
                principalTable: "GroupSessions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceMarks_Clients_ClientId",
                table: "AttendanceMarks",
                column: "ClientId",
                principalTable: "Clients",
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
                name: "FK_IndividualAppointments_Clients_ClientId",
                table: "IndividualAppointments",
                column: "ClientId",
                principalTable: "Clients",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_IndividualAppointments_HourClaims_HourClaimId",
                table: "IndividualAppointments",
                column: "HourClaimId",
                principalTable: "HourClaims",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_IndividualAppointments_Practitioners_PractitionerId",
                table: "IndividualAppointments",
                column: "PractitionerId",
                principalTable: "Practitioners",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_SafetyFlags_Clients_ClientId",
                table: "SafetyFlags",
                column: "ClientId",
                principalTable: "Clients",
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
                name: "FK_StaffTasks_Clients_ClientId",
                table: "StaffTasks",
                column: "ClientId",
                principalTable: "Clients",
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
                name: "FK_TrackInterests_Clients_ClientId",
                table: "TrackInterests",
                column: "ClientId",
                principalTable: "Clients",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_TrackInterests_Tracks_TrackId",
                table: "TrackInterests",
                column: "TrackId",
                principalTable: "Tracks",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_WaitlistEntries_Clients_ClientId",
                table: "WaitlistEntries",
                column: "ClientId",
                principalTable: "Clients",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_WaitlistEntries_Enrollments_EnrollmentId",
                table: "WaitlistEntries",
                column: "EnrollmentId",
                principalTable: "Enrollments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_WaitlistEntries_Groups_GroupId",
                table: "WaitlistEntries",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_WaitlistEntries_Tracks_TrackId",
                table: "WaitlistEntries",
                column: "TrackId",
                principalTable: "Tracks",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AspNetUsers_Clients_ClientId",
                table: "AspNetUsers");

            migrationBuilder.DropForeignKey(
                name: "FK_AspNetUsers_Practitioners_PractitionerId",
                table: "AspNetUsers");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceAmendments_Clients_ClientId",
                table: "AttendanceAmendments");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceAmendments_GroupSessions_SessionId",
                table: "AttendanceAmendments");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceMarks_Clients_ClientId",
                table: "AttendanceMarks");

            migrationBuilder.DropForeignKey(
                name: "FK_HourClaims_Enrollments_EnrollmentId",
                table: "HourClaims");

            migrationBuilder.DropForeignKey(
                name: "FK_IndividualAppointments_Clients_ClientId",
                table: "IndividualAppointments");

            migrationBuilder.DropForeignKey(
                name: "FK_IndividualAppointments_HourClaims_HourClaimId",
                table: "IndividualAppointments");

            migrationBuilder.DropForeignKey(
                name: "FK_IndividualAppointments_Practitioners_PractitionerId",
                table: "IndividualAppointments");

            migrationBuilder.DropForeignKey(
                name: "FK_SafetyFlags_Clients_ClientId",
                table: "SafetyFlags");

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
                name: "FK_StaffTasks_Clients_ClientId",
                table: "StaffTasks");

            migrationBuilder.DropForeignKey(
                name: "FK_StaffTasks_Enrollments_EnrollmentId",
                table: "StaffTasks");

            migrationBuilder.DropForeignKey(
                name: "FK_TrackInterests_Clients_ClientId",
                table: "TrackInterests");

            migrationBuilder.DropForeignKey(
                name: "FK_TrackInterests_Tracks_TrackId",
                table: "TrackInterests");

            migrationBuilder.DropForeignKey(
                name: "FK_WaitlistEntries_Clients_ClientId",
                table: "WaitlistEntries");

            migrationBuilder.DropForeignKey(
                name: "FK_WaitlistEntries_Enrollments_EnrollmentId",
                table: "WaitlistEntries");

            migrationBuilder.DropForeignKey(
                name: "FK_WaitlistEntries_Groups_GroupId",
                table: "WaitlistEntries");

            migrationBuilder.DropForeignKey(
                name: "FK_WaitlistEntries_Tracks_TrackId",
                table: "WaitlistEntries");

            migrationBuilder.DropIndex(
                name: "IX_WaitlistEntries_ClientId",
                table: "WaitlistEntries");

            migrationBuilder.DropIndex(
                name: "IX_WaitlistEntries_GroupId",
                table: "WaitlistEntries");

            migrationBuilder.DropIndex(
                name: "IX_WaitlistEntries_TrackId",
                table: "WaitlistEntries");

            migrationBuilder.DropIndex(
                name: "IX_TrackInterests_ClientId",
                table: "TrackInterests");

            migrationBuilder.DropIndex(
                name: "IX_StaffTasks_ClientId",
                table: "StaffTasks");

            migrationBuilder.DropIndex(
                name: "IX_Signatures_EnrollmentId_Kind_DocumentVersion",
                table: "Signatures");

            migrationBuilder.DropIndex(
                name: "IX_SeatClaims_EnrollmentId",
                table: "SeatClaims");

            migrationBuilder.DropIndex(
                name: "IX_SafetyFlags_ClientId",
                table: "SafetyFlags");

            migrationBuilder.DropIndex(
                name: "IX_OfferedHours_PractitionerId_Weekday",
                table: "OfferedHours");

            migrationBuilder.DropCheckConstraint(
                name: "CK_OfferedHours_SameDay",
                table: "OfferedHours");

            migrationBuilder.DropIndex(
                name: "IX_HourClaims_EnrollmentId",
                table: "HourClaims");

            migrationBuilder.DropCheckConstraint(
                name: "CK_HourClaims_SameDay",
                table: "HourClaims");

            migrationBuilder.DropIndex(
                name: "UX_GroupSessions_GroupId_StartUtc",
                table: "GroupSessions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_GroupMeetings_SameDay",
                table: "GroupMeetings");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceAmendments_ClientId",
                table: "AttendanceAmendments");

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_EnrollmentId_Kind",
                table: "Signatures",
                columns: new[] { "EnrollmentId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_OfferedHours_PractitionerId",
                table: "OfferedHours",
                column: "PractitionerId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_HourClaims_SameDay",
                table: "HourClaims",
                sql: "\"StartMinute\" >= 0 AND \"StartMinute\" < \"EndMinute\" AND \"EndMinute\" <= 1440");

            migrationBuilder.AddCheckConstraint(
                name: "CK_GroupMeetings_SameDay",
                table: "GroupMeetings",
                sql: "\"StartMinute\" >= 0 AND \"StartMinute\" < \"EndMinute\" AND \"EndMinute\" <= 1440");
        }
    }
}
