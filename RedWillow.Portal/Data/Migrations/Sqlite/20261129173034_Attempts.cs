using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Attempts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Inquiries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    ReceivedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ForSomeoneElse = table.Column<bool>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Safe = table.Column<int>(type: "INTEGER", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    ClosedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Result = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inquiries", x => x.Id);
                    table.CheckConstraint("CK_Inquiries_Closed", "(\"ClosedUtc\" IS NULL) = (\"Result\" IS NULL)");
                    table.CheckConstraint("CK_Inquiries_OwnNumberOnly", "NOT \"ForSomeoneElse\" OR \"Email\" IS NULL");
                    table.CheckConstraint("CK_Inquiries_Reach", "\"Phone\" IS NOT NULL OR \"Email\" IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_Inquiries_Practitioners_ClosedBy",
                        column: x => x.ClosedBy,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactAttempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InquiryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    Result = table.Column<int>(type: "INTEGER", nullable: false),
                    TryAgainUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AtTheirWish = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactAttempts", x => x.Id);
                    table.CheckConstraint("CK_ContactAttempts_OneSubject", "(\"ClientId\" IS NULL) <> (\"InquiryId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_ContactAttempts_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContactAttempts_Inquiries_InquiryId",
                        column: x => x.InquiryId,
                        principalTable: "Inquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ContactAttempts_Practitioners_By",
                        column: x => x.By,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ContactAttempts_By",
                table: "ContactAttempts",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_ContactAttempts_ClientId_AtUtc",
                table: "ContactAttempts",
                columns: new[] { "ClientId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactAttempts_InquiryId_AtUtc",
                table: "ContactAttempts",
                columns: new[] { "InquiryId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ClosedBy",
                table: "Inquiries",
                column: "ClosedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ReceivedUtc",
                table: "Inquiries",
                column: "ReceivedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Reference",
                table: "Inquiries",
                column: "Reference",
                unique: true);

            migrationBuilder.Sql(GuardScript.Read(GuardScript.SqliteReaching));
        }
    }
}
