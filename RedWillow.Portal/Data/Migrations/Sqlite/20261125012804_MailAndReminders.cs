using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MailAndReminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OnceKey",
                table: "Outbox",
                type: "TEXT",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ParkedUtc",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reminder",
                table: "Clients",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_OnceKey",
                table: "Outbox",
                column: "OnceKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_OnceKey",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "OnceKey",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ParkedUtc",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Reminder",
                table: "Clients");
        }
    }
}
