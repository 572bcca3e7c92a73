using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "BroughtFrom",
                table: "Enrollments",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EmailIndex",
                table: "Clients",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PhoneIndex",
                table: "Clients",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "OpeningBalances",
                columns: table => new
                {
                    EnrollmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    OriginalStart = table.Column<DateOnly>(type: "date", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    Weeks = table.Column<int>(type: "integer", nullable: false),
                    GroupSessions = table.Column<int>(type: "integer", nullable: false),
                    IndividualSessions = table.Column<int>(type: "integer", nullable: false),
                    AdmittedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    License = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    EnteredBy = table.Column<Guid>(type: "uuid", nullable: false),
                    EnteredUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpeningBalances", x => x.EnrollmentId);
                    table.CheckConstraint("CK_OpeningBalances_Figures", "\"Weeks\" >= 0 AND \"GroupSessions\" >= 0 AND \"IndividualSessions\" >= 0");
                    table.CheckConstraint("CK_OpeningBalances_Order", "\"OriginalStart\" < \"AsOf\"");
                    table.ForeignKey(
                        name: "FK_OpeningBalances_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OpeningBalances_Practitioners_AdmittedBy",
                        column: x => x.AdmittedBy,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OpeningBalances_Practitioners_EnteredBy",
                        column: x => x.EnteredBy,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperConsents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    DocumentHash = table.Column<string>(type: "character varying(64)", nullable: true),
                    DocumentVersion = table.Column<int>(type: "integer", nullable: true),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SeenBy = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperConsents", x => x.Id);
                    table.CheckConstraint("CK_PaperConsents_Version", "(\"DocumentHash\" IS NULL) = (\"DocumentVersion\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_PaperConsents_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperConsents_DocumentTexts_DocumentHash",
                        column: x => x.DocumentHash,
                        principalTable: "DocumentTexts",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperConsents_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperConsents_Practitioners_RecordedBy",
                        column: x => x.RecordedBy,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperConsents_Practitioners_SeenBy",
                        column: x => x.SeenBy,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsentScans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PaperConsentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentScans", x => x.Id);
                    table.CheckConstraint("CK_ConsentScans_Size", "\"Size\" BETWEEN 1 AND 10485760");
                    table.ForeignKey(
                        name: "FK_ConsentScans_PaperConsents_PaperConsentId",
                        column: x => x.PaperConsentId,
                        principalTable: "PaperConsents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_EmailIndex",
                table: "Clients",
                column: "EmailIndex");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_PhoneIndex",
                table: "Clients",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_ConsentScans_PaperConsentId",
                table: "ConsentScans",
                column: "PaperConsentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OpeningBalances_AdmittedBy",
                table: "OpeningBalances",
                column: "AdmittedBy");

            migrationBuilder.CreateIndex(
                name: "IX_OpeningBalances_EnteredBy",
                table: "OpeningBalances",
                column: "EnteredBy");

            migrationBuilder.CreateIndex(
                name: "IX_PaperConsents_ClientId",
                table: "PaperConsents",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperConsents_DocumentHash",
                table: "PaperConsents",
                column: "DocumentHash");

            migrationBuilder.CreateIndex(
                name: "IX_PaperConsents_EnrollmentId_Kind_DocumentVersion",
                table: "PaperConsents",
                columns: new[] { "EnrollmentId", "Kind", "DocumentVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperConsents_RecordedBy",
                table: "PaperConsents",
                column: "RecordedBy");

            migrationBuilder.CreateIndex(
                name: "IX_PaperConsents_SeenBy",
                table: "PaperConsents",
                column: "SeenBy");

            migrationBuilder.Sql(GuardScript.Read(GuardScript.PostgresDesk));
        }
    }
}
