using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RedWillow.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AttemptThrottles",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    OpensUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Mails = table.Column<int>(type: "INTEGER", nullable: false),
                    MailsSinceUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttemptThrottles", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorKind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Account = table.Column<Guid>(type: "TEXT", nullable: true),
                    Act = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mac = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "CenterCalendars",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CenterCalendars", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Clients",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    PreferredName = table.Column<string>(type: "TEXT", nullable: false),
                    LegalName = table.Column<string>(type: "TEXT", nullable: true),
                    DateOfBirth = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    SafeContact = table.Column<int>(type: "INTEGER", nullable: false),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Reminder = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 1),
                    RegisteredUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EmailIndex = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PhoneIndex = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clients", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Closures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Closures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CommandAnswers",
                columns: table => new
                {
                    ActorKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyHash = table.Column<string>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommandAnswers", x => new { x.ActorKey, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "DocumentTexts",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Culture = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentTexts", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    OnceKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ParkedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LastFault = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Practitioners",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Credential = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    LicenseNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LicenseExpires = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Languages = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    TherapistIn = table.Column<int>(type: "INTEGER", nullable: true),
                    SupervisorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Practitioners", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Practitioners_Practitioners_SupervisorId",
                        column: x => x.SupervisorId,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rooms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: false),
                    InUse = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rooms", x => x.Id);
                    table.CheckConstraint("CK_Rooms_Seats", "\"Seats\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "Tracks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Program = table.Column<int>(type: "INTEGER", nullable: false),
                    TimeOfDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tracks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PractitionerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Roles = table.Column<int>(type: "INTEGER", nullable: false),
                    Disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastCodeStep = table.Column<long>(type: "INTEGER", nullable: false),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Practitioners_PractitionerId",
                        column: x => x.PractitionerId,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "OfferedHours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PractitionerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Weekday = table.Column<int>(type: "INTEGER", nullable: false),
                    StartMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    FromDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    UntilDay = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferedHours", x => x.Id);
                    table.CheckConstraint("CK_OfferedHours_SameDay", "\"StartMinute\" >= 0 AND \"Minutes\" > 0 AND \"StartMinute\" + \"Minutes\" < 1440");
                    table.CheckConstraint("CK_OfferedHours_Span", "\"FromDay\" < \"UntilDay\"");
                    table.CheckConstraint("CK_OfferedHours_Weekday", "\"Weekday\" BETWEEN 0 AND 6");
                    table.ForeignKey(
                        name: "FK_OfferedHours_Practitioners_PractitionerId",
                        column: x => x.PractitionerId,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TrackId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    EducationMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    SkillsMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    DiscussionMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    BreakMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Groups", x => x.Id);
                    table.CheckConstraint("CK_Groups_Capacity", "\"Capacity\" BETWEEN 1 AND 100");
                    table.CheckConstraint("CK_Groups_Clinical", "\"EducationMinutes\" + \"SkillsMinutes\" + \"DiscussionMinutes\" = 180");
                    table.CheckConstraint("CK_Groups_Parts", "\"EducationMinutes\" >= 0 AND \"SkillsMinutes\" >= 0 AND \"DiscussionMinutes\" >= 0 AND \"BreakMinutes\" BETWEEN 0 AND 120");
                    table.ForeignKey(
                        name: "FK_Groups_Tracks_TrackId",
                        column: x => x.TrackId,
                        principalTable: "Tracks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TrackInterests",
                columns: table => new
                {
                    TrackId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NotedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    InvitedUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrackInterests", x => new { x.TrackId, x.ClientId });
                    table.ForeignKey(
                        name: "FK_TrackInterests_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrackInterests_Tracks_TrackId",
                        column: x => x.TrackId,
                        principalTable: "Tracks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateTable(
                name: "Enrollments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TherapistId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HourId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ArrangeHour = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    KeptUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Payer = table.Column<int>(type: "INTEGER", nullable: false),
                    PlacesToGo = table.Column<string>(type: "TEXT", nullable: true),
                    FirstAttended = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndNote = table.Column<string>(type: "TEXT", nullable: true),
                    LeaveFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReturnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StartMovedFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BroughtFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Enrollments", x => x.Id);
                    table.UniqueConstraint("AK_Enrollments_Id_ClientId", x => new { x.Id, x.ClientId });
                    table.ForeignKey(
                        name: "FK_Enrollments_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Enrollments_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Enrollments_Practitioners_TherapistId",
                        column: x => x.TherapistId,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupMeetings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Weekday = table.Column<int>(type: "INTEGER", nullable: false),
                    StartMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    EndMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    FromDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    UntilDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RoomId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CounselorId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMeetings", x => x.Id);
                    table.CheckConstraint("CK_GroupMeetings_Length", "\"EndMinute\" - \"StartMinute\" BETWEEN 180 AND 300 AND \"Weekday\" BETWEEN 0 AND 6");
                    table.CheckConstraint("CK_GroupMeetings_SameDay", "\"StartMinute\" >= 0 AND \"StartMinute\" < \"EndMinute\" AND \"EndMinute\" < 1440");
                    table.CheckConstraint("CK_GroupMeetings_Span", "\"FromDay\" < \"UntilDay\"");
                    table.ForeignKey(
                        name: "FK_GroupMeetings_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupMeetings_Practitioners_CounselorId",
                        column: x => x.CounselorId,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupMeetings_Rooms_RoomId",
                        column: x => x.RoomId,
                        principalTable: "Rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StartMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    ClockMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    ClinicalMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    ZoneId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StartUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RoomId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CounselorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    CancelReason = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ClosedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClosedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupSessions", x => x.Id);
                    table.CheckConstraint("CK_GroupSessions_Order", "\"StartUtc\" < \"EndUtc\"");
                    table.ForeignKey(
                        name: "FK_GroupSessions_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupSessions_Practitioners_CounselorId",
                        column: x => x.CounselorId,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupSessions_Rooms_RoomId",
                        column: x => x.RoomId,
                        principalTable: "Rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CareTeamReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Through = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                        name: "FK_CareTeamReviews_Enrollments_EnrollmentId_ClientId",
                        columns: x => new { x.EnrollmentId, x.ClientId },
                        principalTable: "Enrollments",
                        principalColumns: new[] { "Id", "ClientId" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CareTeamReviews_Practitioners_ClosedBy",
                        column: x => x.ClosedBy,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Discharges",
                columns: table => new
                {
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Disposition = table.Column<int>(type: "INTEGER", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Weeks = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Aftercare = table.Column<string>(type: "TEXT", nullable: false),
                    NextPlace = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Discharges", x => x.EnrollmentId);
                    table.ForeignKey(
                        name: "FK_Discharges_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EnrollmentAnswers",
                columns: table => new
                {
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    SavedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnrollmentAnswers", x => new { x.EnrollmentId, x.Question });
                    table.ForeignKey(
                        name: "FK_EnrollmentAnswers_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EnrollmentMove",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<int>(type: "INTEGER", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnrollmentMove", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnrollmentMove_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HourClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferedHourId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PractitionerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Weekday = table.Column<int>(type: "INTEGER", nullable: false),
                    StartMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    EndMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    FromDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    UntilDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HeldUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HourClaims", x => x.Id);
                    table.CheckConstraint("CK_HourClaims_SameDay", "\"StartMinute\" >= 0 AND \"StartMinute\" < \"EndMinute\" AND \"EndMinute\" < 1440");
                    table.CheckConstraint("CK_HourClaims_Span", "\"FromDay\" < \"UntilDay\"");
                    table.CheckConstraint("CK_HourClaims_Weekday", "\"Weekday\" BETWEEN 0 AND 6");
                    table.ForeignKey(
                        name: "FK_HourClaims_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HourClaims_Enrollments_EnrollmentId_ClientId",
                        columns: x => new { x.EnrollmentId, x.ClientId },
                        principalTable: "Enrollments",
                        principalColumns: new[] { "Id", "ClientId" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HourClaims_Practitioners_PractitionerId",
                        column: x => x.PractitionerId,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IntakeResults",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    SuicideScreenDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakeResults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IntakeResults_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpeningBalances",
                columns: table => new
                {
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OriginalStart = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Weeks = table.Column<int>(type: "INTEGER", nullable: false),
                    GroupSessions = table.Column<int>(type: "INTEGER", nullable: false),
                    IndividualSessions = table.Column<int>(type: "INTEGER", nullable: false),
                    AdmittedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    License = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnteredUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    DocumentHash = table.Column<string>(type: "TEXT", nullable: true),
                    DocumentVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SeenBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                        name: "FK_PaperConsents_Enrollments_EnrollmentId_ClientId",
                        columns: x => new { x.EnrollmentId, x.ClientId },
                        principalTable: "Enrollments",
                        principalColumns: new[] { "Id", "ClientId" },
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
                name: "SafetyFlags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClearedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClearedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClearedNote = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SafetyFlags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SafetyFlags_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SafetyFlags_Enrollments_EnrollmentId_ClientId",
                        columns: x => new { x.EnrollmentId, x.ClientId },
                        principalTable: "Enrollments",
                        principalColumns: new[] { "Id", "ClientId" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SeatClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    FromDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    UntilDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HeldUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeatClaims", x => x.Id);
                    table.CheckConstraint("CK_SeatClaims_Span", "\"FromDay\" < \"UntilDay\"");
                    table.ForeignKey(
                        name: "FK_SeatClaims_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SeatClaims_Enrollments_EnrollmentId_ClientId",
                        columns: x => new { x.EnrollmentId, x.ClientId },
                        principalTable: "Enrollments",
                        principalColumns: new[] { "Id", "ClientId" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SeatClaims_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Signatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    DocumentHash = table.Column<string>(type: "TEXT", nullable: false),
                    DocumentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Culture = table.Column<string>(type: "TEXT", nullable: false),
                    SignerName = table.Column<string>(type: "TEXT", nullable: false),
                    Capacity = table.Column<string>(type: "TEXT", nullable: false),
                    Intent = table.Column<string>(type: "TEXT", nullable: false),
                    SignedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ZoneId = table.Column<string>(type: "TEXT", nullable: false),
                    IpAddress = table.Column<string>(type: "TEXT", nullable: false),
                    UserAgent = table.Column<string>(type: "TEXT", nullable: false),
                    AuthenticationLevel = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Signatures_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Signatures_DocumentTexts_DocumentHash",
                        column: x => x.DocumentHash,
                        principalTable: "DocumentTexts",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Signatures_Enrollments_EnrollmentId_ClientId",
                        columns: x => new { x.EnrollmentId, x.ClientId },
                        principalTable: "Enrollments",
                        principalColumns: new[] { "Id", "ClientId" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaffTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    ByAnswersAlone = table.Column<bool>(type: "INTEGER", nullable: false),
                    DoneUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StaffTasks_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StaffTasks_Enrollments_EnrollmentId_ClientId",
                        columns: x => new { x.EnrollmentId, x.ClientId },
                        principalTable: "Enrollments",
                        principalColumns: new[] { "Id", "ClientId" },
                        onDelete: ReferentialAction.Restrict);
                });

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
                        name: "FK_TalkAppointments_Enrollments_EnrollmentId_ClientId",
                        columns: x => new { x.EnrollmentId, x.ClientId },
                        principalTable: "Enrollments",
                        principalColumns: new[] { "Id", "ClientId" },
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

            migrationBuilder.CreateTable(
                name: "WaitlistEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TrackId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PossibleHours = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitlistEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitlistEntries_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitlistEntries_Enrollments_EnrollmentId_ClientId",
                        columns: x => new { x.EnrollmentId, x.ClientId },
                        principalTable: "Enrollments",
                        principalColumns: new[] { "Id", "ClientId" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitlistEntries_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitlistEntries_Tracks_TrackId",
                        column: x => x.TrackId,
                        principalTable: "Tracks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AttendanceAmendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OldStatus = table.Column<int>(type: "INTEGER", nullable: false),
                    OldMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    OldMinutesLate = table.Column<int>(type: "INTEGER", nullable: false),
                    OldMinutesEarly = table.Column<int>(type: "INTEGER", nullable: false),
                    NewStatus = table.Column<int>(type: "INTEGER", nullable: false),
                    NewMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    NewMinutesLate = table.Column<int>(type: "INTEGER", nullable: false),
                    NewMinutesEarly = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    AmendedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AmendedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceAmendments", x => x.Id);
                    table.CheckConstraint("CK_AttendanceAmendments_Minutes", "\"OldMinutes\" >= 0 AND \"OldMinutesLate\" >= 0 AND \"OldMinutesEarly\" >= 0 AND \"OldMinutes\" + \"OldMinutesLate\" + \"OldMinutesEarly\" <= 180 AND \"NewMinutes\" >= 0 AND \"NewMinutesLate\" >= 0 AND \"NewMinutesEarly\" >= 0 AND \"NewMinutes\" + \"NewMinutesLate\" + \"NewMinutesEarly\" <= 180");
                    table.ForeignKey(
                        name: "FK_AttendanceAmendments_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceAmendments_GroupSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "GroupSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AttendanceMarks",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    MinutesLate = table.Column<int>(type: "INTEGER", nullable: false),
                    MinutesLeftEarly = table.Column<int>(type: "INTEGER", nullable: false),
                    CountedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    MarkedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    MarkedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceMarks", x => new { x.SessionId, x.ClientId });
                    table.CheckConstraint("CK_AttendanceMarks_Minutes", "\"CountedMinutes\" >= 0 AND \"MinutesLate\" >= 0 AND \"MinutesLeftEarly\" >= 0 AND \"CountedMinutes\" + \"MinutesLate\" + \"MinutesLeftEarly\" <= 180");
                    table.ForeignKey(
                        name: "FK_AttendanceMarks_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceMarks_GroupSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "GroupSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutreachTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    End = table.Column<int>(type: "INTEGER", nullable: true),
                    EndNote = table.Column<string>(type: "TEXT", nullable: true)
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
                        name: "FK_OutreachTasks_Enrollments_EnrollmentId_ClientId",
                        columns: x => new { x.EnrollmentId, x.ClientId },
                        principalTable: "Enrollments",
                        principalColumns: new[] { "Id", "ClientId" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutreachTasks_GroupSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "GroupSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutreachTasks_Practitioners_ClosedBy",
                        column: x => x.ClosedBy,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IndividualAppointments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HourClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PractitionerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StartMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    MarkedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    MarkedUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndividualAppointments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IndividualAppointments_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IndividualAppointments_HourClaims_HourClaimId",
                        column: x => x.HourClaimId,
                        principalTable: "HourClaims",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IndividualAppointments_Practitioners_PractitionerId",
                        column: x => x.PractitionerId,
                        principalTable: "Practitioners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsentScans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PaperConsentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_ClientId",
                table: "AspNetUsers",
                column: "ClientId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_PractitionerId",
                table: "AspNetUsers",
                column: "PractitionerId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceAmendments_ClientId",
                table: "AttendanceAmendments",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceAmendments_SessionId",
                table: "AttendanceAmendments",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceMarks_ClientId",
                table: "AttendanceMarks",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_AtUtc",
                table: "AuditEntries",
                column: "AtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ClientId",
                table: "AuditEntries",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeals_EntryId",
                table: "AuditSeals",
                column: "EntryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CareTeamReviews_ClientId",
                table: "CareTeamReviews",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_CareTeamReviews_ClosedBy",
                table: "CareTeamReviews",
                column: "ClosedBy");

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
                name: "IX_CareTeamReviews_EnrollmentId_ClientId",
                table: "CareTeamReviews",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_EmailIndex",
                table: "Clients",
                column: "EmailIndex");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_PhoneIndex",
                table: "Clients",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_Reference",
                table: "Clients",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Closures_Date",
                table: "Closures",
                column: "Date",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConsentScans_PaperConsentId",
                table: "ConsentScans",
                column: "PaperConsentId",
                unique: true);

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
                name: "IX_EnrollmentMove_EnrollmentId",
                table: "EnrollmentMove",
                column: "EnrollmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Enrollments_GroupId",
                table: "Enrollments",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Enrollments_Status",
                table: "Enrollments",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_Enrollments_TherapistId",
                table: "Enrollments",
                column: "TherapistId");

            migrationBuilder.CreateIndex(
                name: "UX_Enrollments_ClientId_Open",
                table: "Enrollments",
                column: "ClientId",
                unique: true,
                filter: "\"Status\" < 7");

            migrationBuilder.CreateIndex(
                name: "IX_GroupMeetings_CounselorId_Weekday",
                table: "GroupMeetings",
                columns: new[] { "CounselorId", "Weekday" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupMeetings_GroupId",
                table: "GroupMeetings",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupMeetings_RoomId_Weekday",
                table: "GroupMeetings",
                columns: new[] { "RoomId", "Weekday" });

            migrationBuilder.CreateIndex(
                name: "IX_Groups_Slug",
                table: "Groups",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Groups_TrackId",
                table: "Groups",
                column: "TrackId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupSessions_CounselorId_EndUtc",
                table: "GroupSessions",
                columns: new[] { "CounselorId", "EndUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupSessions_Date",
                table: "GroupSessions",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_GroupSessions_GroupId_Date",
                table: "GroupSessions",
                columns: new[] { "GroupId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupSessions_RoomId_EndUtc",
                table: "GroupSessions",
                columns: new[] { "RoomId", "EndUtc" });

            migrationBuilder.CreateIndex(
                name: "UX_GroupSessions_GroupId_StartUtc",
                table: "GroupSessions",
                columns: new[] { "GroupId", "StartUtc" },
                unique: true,
                filter: "\"Status\" <> 1");

            migrationBuilder.CreateIndex(
                name: "IX_HourClaims_ClientId_UntilDay",
                table: "HourClaims",
                columns: new[] { "ClientId", "UntilDay" });

            migrationBuilder.CreateIndex(
                name: "IX_HourClaims_EnrollmentId_ClientId",
                table: "HourClaims",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_HourClaims_PractitionerId_Weekday_UntilDay",
                table: "HourClaims",
                columns: new[] { "PractitionerId", "Weekday", "UntilDay" });

            migrationBuilder.CreateIndex(
                name: "IX_IndividualAppointments_ClientId_Date",
                table: "IndividualAppointments",
                columns: new[] { "ClientId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_IndividualAppointments_HourClaimId_Date",
                table: "IndividualAppointments",
                columns: new[] { "HourClaimId", "Date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IndividualAppointments_PractitionerId_Date",
                table: "IndividualAppointments",
                columns: new[] { "PractitionerId", "Date" });

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

            migrationBuilder.CreateIndex(
                name: "IX_IntakeResults_EnrollmentId",
                table: "IntakeResults",
                column: "EnrollmentId");

            migrationBuilder.CreateIndex(
                name: "IX_OfferedHours_PractitionerId_Weekday",
                table: "OfferedHours",
                columns: new[] { "PractitionerId", "Weekday" });

            migrationBuilder.CreateIndex(
                name: "IX_OpeningBalances_AdmittedBy",
                table: "OpeningBalances",
                column: "AdmittedBy");

            migrationBuilder.CreateIndex(
                name: "IX_OpeningBalances_EnteredBy",
                table: "OpeningBalances",
                column: "EnteredBy");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_OnceKey",
                table: "Outbox",
                column: "OnceKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_SentUtc_DueUtc",
                table: "Outbox",
                columns: new[] { "SentUtc", "DueUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_ClientId_SessionId",
                table: "OutreachTasks",
                columns: new[] { "ClientId", "SessionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_ClosedBy",
                table: "OutreachTasks",
                column: "ClosedBy");

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_ClosedUtc",
                table: "OutreachTasks",
                column: "ClosedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_EnrollmentId_ClientId",
                table: "OutreachTasks",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_OutreachTasks_SessionId",
                table: "OutreachTasks",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperConsents_ClientId",
                table: "PaperConsents",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperConsents_DocumentHash",
                table: "PaperConsents",
                column: "DocumentHash");

            migrationBuilder.CreateIndex(
                name: "IX_PaperConsents_EnrollmentId_ClientId",
                table: "PaperConsents",
                columns: new[] { "EnrollmentId", "ClientId" });

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

            migrationBuilder.CreateIndex(
                name: "IX_Practitioners_SupervisorId",
                table: "Practitioners",
                column: "SupervisorId");

            migrationBuilder.CreateIndex(
                name: "IX_SafetyFlags_ClientId",
                table: "SafetyFlags",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_SafetyFlags_EnrollmentId_ClientId",
                table: "SafetyFlags",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_SeatClaims_ClientId_UntilDay",
                table: "SeatClaims",
                columns: new[] { "ClientId", "UntilDay" });

            migrationBuilder.CreateIndex(
                name: "IX_SeatClaims_EnrollmentId_ClientId",
                table: "SeatClaims",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_SeatClaims_GroupId_UntilDay_FromDay",
                table: "SeatClaims",
                columns: new[] { "GroupId", "UntilDay", "FromDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_UserId",
                table: "Sessions",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_ClientId",
                table: "Signatures",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_DocumentHash",
                table: "Signatures",
                column: "DocumentHash");

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_EnrollmentId_ClientId",
                table: "Signatures",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_EnrollmentId_Kind_DocumentVersion",
                table: "Signatures",
                columns: new[] { "EnrollmentId", "Kind", "DocumentVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffTasks_ClientId",
                table: "StaffTasks",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffTasks_EnrollmentId_ClientId",
                table: "StaffTasks",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffTasks_EnrollmentId_Kind",
                table: "StaffTasks",
                columns: new[] { "EnrollmentId", "Kind" });

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
                name: "IX_TalkAppointments_EnrollmentId_ClientId",
                table: "TalkAppointments",
                columns: new[] { "EnrollmentId", "ClientId" });

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

            migrationBuilder.CreateIndex(
                name: "IX_TrackInterests_ClientId",
                table: "TrackInterests",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_Tracks_Program_TimeOfDay",
                table: "Tracks",
                columns: new[] { "Program", "TimeOfDay" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntries_ClientId",
                table: "WaitlistEntries",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntries_EnrollmentId",
                table: "WaitlistEntries",
                column: "EnrollmentId",
                unique: true,
                filter: "\"EndedUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntries_EnrollmentId_ClientId",
                table: "WaitlistEntries",
                columns: new[] { "EnrollmentId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntries_GroupId",
                table: "WaitlistEntries",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitlistEntries_TrackId",
                table: "WaitlistEntries",
                column: "TrackId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AttemptThrottles");

            migrationBuilder.DropTable(
                name: "AttendanceAmendments");

            migrationBuilder.DropTable(
                name: "AttendanceMarks");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AuditSeals");

            migrationBuilder.DropTable(
                name: "CareTeamReviews");

            migrationBuilder.DropTable(
                name: "CenterCalendars");

            migrationBuilder.DropTable(
                name: "Closures");

            migrationBuilder.DropTable(
                name: "CommandAnswers");

            migrationBuilder.DropTable(
                name: "ConsentScans");

            migrationBuilder.DropTable(
                name: "ContactAttempts");

            migrationBuilder.DropTable(
                name: "Discharges");

            migrationBuilder.DropTable(
                name: "EnrollmentAnswers");

            migrationBuilder.DropTable(
                name: "EnrollmentMove");

            migrationBuilder.DropTable(
                name: "GroupMeetings");

            migrationBuilder.DropTable(
                name: "IndividualAppointments");

            migrationBuilder.DropTable(
                name: "IntakeResults");

            migrationBuilder.DropTable(
                name: "OfferedHours");

            migrationBuilder.DropTable(
                name: "OpeningBalances");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "OutreachTasks");

            migrationBuilder.DropTable(
                name: "SafetyFlags");

            migrationBuilder.DropTable(
                name: "SeatClaims");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "Signatures");

            migrationBuilder.DropTable(
                name: "StaffTasks");

            migrationBuilder.DropTable(
                name: "TalkAppointments");

            migrationBuilder.DropTable(
                name: "TrackInterests");

            migrationBuilder.DropTable(
                name: "WaitlistEntries");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "PaperConsents");

            migrationBuilder.DropTable(
                name: "HourClaims");

            migrationBuilder.DropTable(
                name: "GroupSessions");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Inquiries");

            migrationBuilder.DropTable(
                name: "DocumentTexts");

            migrationBuilder.DropTable(
                name: "Enrollments");

            migrationBuilder.DropTable(
                name: "Rooms");

            migrationBuilder.DropTable(
                name: "Clients");

            migrationBuilder.DropTable(
                name: "Groups");

            migrationBuilder.DropTable(
                name: "Practitioners");

            migrationBuilder.DropTable(
                name: "Tracks");
        }
    }
}
