using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Talks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TalkAppointments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InquiryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PractitionerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StartMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    BookedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BookedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TalkAppointments", x => x.Id);
                    table.CheckConstraint("CK_TalkAppointments_IntakeOfClient", "\"Kind\" = 1 OR \"ClientId\" IS NOT NULL");
                    table.CheckConstraint("CK_TalkAppointments_OneSubject", "(\"ClientId\" IS NULL) <> (\"InquiryId\" IS NULL) AND (\"ClientId\" IS NULL) = (\"EnrollmentId\" IS NULL)");
                    table.CheckConstraint("CK_TalkAppointments_SameDay", "\"StartMinute\" >= 0 AND \"Minutes\" > 0 AND \"StartMinute\" + \"Minutes\" < 1440");
                    table.ForeignKey(
                        name: "FK_TalkAppointments_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TalkAppointments_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TalkAppointments_Inquiries_InquiryId",
                        column: x => x.InquiryId,
                        principalTable: "Inquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TalkAppointments_Practitioners_BookedBy",
                        column: x => x.BookedBy,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TalkAppointments_Practitioners_EndedBy",
                        column: x => x.EndedBy,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TalkAppointments_Practitioners_PractitionerId",
                        column: x => x.PractitionerId,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TalkAppointments_BookedBy",
                table: "TalkAppointments",
                column: "BookedBy");

            migrationBuilder.CreateIndex(
                name: "IX_TalkAppointments_ClientId_Date",
                table: "TalkAppointments",
                columns: new[] { "ClientId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_TalkAppointments_EndedBy",
                table: "TalkAppointments",
                column: "EndedBy");

            migrationBuilder.CreateIndex(
                name: "IX_TalkAppointments_PractitionerId_Date",
                table: "TalkAppointments",
                columns: new[] { "PractitionerId", "Date" });

            migrationBuilder.CreateIndex(
                name: "UX_TalkAppointments_Enrollment_Booked",
                table: "TalkAppointments",
                columns: new[] { "EnrollmentId", "Kind" },
                unique: true,
                filter: "\"Status\" = 1");

            migrationBuilder.CreateIndex(
                name: "UX_TalkAppointments_Inquiry_Booked",
                table: "TalkAppointments",
                column: "InquiryId",
                unique: true,
                filter: "\"Status\" = 1");

            migrationBuilder.Sql(GuardScript.Read(GuardScript.SqliteTalks));
        }
    }
}
