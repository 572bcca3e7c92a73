namespace RedWillow.Portal.Components;

/// <summary>Every address of the portal. Links, routes and tests use these constants, so an address changes in one place.</summary>
public static class PortalRoutes
{
    public const string Home = "/";
    public const string Iop = "/iop";
    public const string Tracks = "/tracks";
    public const string Track = "/tracks/{Slug}";
    public const string Consultation = "/consultation";
    public const string Faq = "/faq";
    public const string Costs = "/costs";
    public const string Crisis = "/crisis";
    public const string Leave = "/leave";
    public const string Safety = "/safety";
    public const string Privacy = "/privacy";
    public const string Accessibility = "/accessibility";
    public const string Eligibility = "/eligibility";
    public const string Complaints = "/complaints";
    public const string Language = "/language/{culture}";
    public const string LanguageChoice = "/language";
    public const string ThemeChoice = "/theme/{choice}";
    public const string Kit = "/dev/kit";
    public const string KitForm = "/dev/kit/form";
    public const string KitLive = "/dev/kit/live";
    public const string Error = "/error";
    public const string NotFound = "/not-found";

    public const string SetUp = "/setup";

    public const string Login = "/account/login";
    public const string Register = "/account/register";
    public const string CheckMail = "/account/check-mail";
    public const string ConfirmEmail = "/account/confirm";
    public const string ForgotPassword = "/account/forgot-password";
    public const string ResetPassword = "/account/reset-password";
    public const string AcceptInvite = "/account/invite";
    public const string RequestCode = "/account/code";
    public const string EnterCode = "/account/code/enter";
    public const string TwoFactor = "/account/two-factor";
    public const string RecoveryCode = "/account/recovery-code";
    public const string Logout = "/account/logout";
    public const string TimeLeft = "/account/time-left";
    public const string Stay = "/account/time-left/stay";
    public const string PasskeyRequest = "/account/passkey-request";
    public const string PasskeyCreation = "/account/passkey-creation";
    public const string Profile = "/account/manage";
    public const string Security = "/account/manage/security";

    public const string My = "/my";
    public const string MyEnroll = "/my/enroll";
    public const string MyEnrollStep = "/my/enroll/{Task}/{Step}";
    public const string MyEnrollProgram = "/my/enroll/about/1";
    public const string MyEnrollBirthDate = "/my/enroll/about/4";
    public const string MyEnrollReach = "/my/enroll/reach/1";
    public const string MyEnrollPlace = "/my/enroll/place";
    public const string MyEnrollCheck = "/my/enroll/check";
    public const string MyEnrollDone = "/my/enroll/done";
    public const string MyEnrollHelp = "/my/enroll/help";
    public const string MyEnrollTalk = "/my/enroll/talk";
    public const string MyEnrollWithdraw = "/my/enroll/withdraw";
    public const string MySchedule = "/my/schedule";
    public const string MyPreferences = "/my/preferences";
    public const string MyDocuments = "/my/documents";
    public const string MyDocument = "/my/documents/{Id:guid}";
    public const string MyPaper = "/my/documents/{Number:int}";

    public const string StaffToday = "/staff/today";
    public const string StaffGroup = "/staff/groups/{Id:guid}";
    public const string StaffAttendance = "/staff/sessions/{Id:guid}/attendance";
    public const string StaffGuest = "/staff/sessions/{Id:guid}/guest";
    public const string StaffAvailability = "/staff/availability";
    public const string StaffFollowUp = "/staff/follow-up";
    public const string StaffAppointments = "/staff/appointments";

    public const string StaffClients = "/staff/clients";
    public const string StaffClient = "/staff/clients/{Id:guid}";
    public const string StaffClientContact = "/staff/clients/{Id:guid}/contact";
    public const string StaffClientHour = "/staff/clients/{Id:guid}/hour";
    public const string StaffClientLeave = "/staff/clients/{Id:guid}/leave";
    public const string StaffClientEnd = "/staff/clients/{Id:guid}/end";

    public const string Admin = "/admin";
    public const string AdminTracks = "/admin/tracks";
    public const string AdminGroups = "/admin/groups";
    public const string AdminNewGroup = "/admin/groups/new";
    public const string AdminGroup = "/admin/groups/{Id:guid}";
    public const string AdminSchedule = "/admin/schedule";
    public const string AdminClosures = "/admin/closures";
    public const string AdminRooms = "/admin/rooms";
    public const string AdminEnrollments = "/admin/enrollments";
    public const string AdminEnrollment = "/admin/enrollments/{Id:guid}";
    public const string AdminTalks = "/admin/talks/{About}/{Id:guid}";
    public const string AdminConsultations = "/admin/consultations";
    public const string AdminConsultation = "/admin/consultations/{Id:guid}";
    public const string AdminNewPerson = "/admin/enrollments/new";
    public const string AdminCurrentClient = "/admin/enrollments/current";
    public const string AdminEnrollmentTasks = "/admin/enrollments/{Id:guid}/tasks";
    public const string AdminEnrollmentStep = "/admin/enrollments/{Id:guid}/{Task}/{Step}";
    public const string AdminEnrollmentChoose = "/admin/enrollments/{Id:guid}/choose";
    public const string AdminEnrollmentCheck = "/admin/enrollments/{Id:guid}/check";
    public const string AdminEnrollmentHelp = "/admin/enrollments/{Id:guid}/help";
    public const string AdminEnrollmentPapers = "/admin/enrollments/{Id:guid}/papers";
    public const string AdminEnrollmentScan = "/admin/enrollments/{enrollment:guid}/papers/{paper:guid}";
    public const string AdminPaperToPrint = "/admin/papers/{Number:int}";
    public const string AdminOccupancy = "/admin/occupancy";
    public const string AdminEnrollmentPlace = "/admin/enrollments/{Id:guid}/place";
    public const string AdminUsers = "/admin/users";
    public const string AdminSystem = "/admin/system";
    public const string AdminStart = "/admin/start";
    public const string AdminClientInvite = "/admin/clients/{Id:guid}/invite";

    public const string HealthLive = "/health/live";
    public const string HealthReady = "/health/ready";
}
