namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>How to open a page so that its forms show.</summary>
/// <param name="Route">The page's route as it is declared.</param>
/// <param name="Address">A concrete address.</param>
/// <param name="As">Who opens it (e-mail address of a demo account); null is a visitor.</param>
/// <param name="Before">What must have happened first.</param>
public sealed record PageVisit(string Route, string Address, string? As = null, Func<PortalHost, HttpClient, Task>? Before = null);

/// <summary>A form that the bad inputs are sent to.</summary>
/// <param name="Route">The route of a page that shows it.</param>
/// <param name="Name">Its name: the handler it posts to, or the path of its action.</param>
public sealed record FormRow(string Route, string Name);

/// <summary>
/// Pages and forms. A page whose address has gaps needs a visit, and every form needs a row: without one the tests fail
/// and print the line to add.
/// </summary>
public static class FormTable
{
    /// <summary>Opens a page that asks for a sign-in when nothing else is said.</summary>
    public const string UsualClient = "client@demo.example";

    /// <summary>Has begun nothing yet.</summary>
    public const string Newcomer = "new@demo.example";

    /// <summary>Has no passkey and no authenticator app until a visit gives them.</summary>
    public const string OtherClient = "client2@demo.example";

    /// <summary>Everybody above.</summary>
    public static readonly IReadOnlyList<string?> Clients = [UsualClient, Newcomer, OtherClient];

    /// <summary>Fills in for people.</summary>
    public const string FrontDesk = "frontdesk@demo.example";

    private const string DeskStep = "/admin/enrollments/{Id:guid}/{Task}/{Step}";
    private const string Step = "/my/enroll/{Task}/{Step}";

    /// <summary>Pages whose address has gaps, that somebody other than the usual person must open, or that need something to have happened.</summary>
    public static readonly IReadOnlyList<PageVisit> Visits =
    [
        new("/my/enroll", "/my/enroll", Newcomer),
        new("/my/enroll", "/my/enroll", Newcomer, FormVisits.BeginAsync),
        new("/my/enroll", "/my/enroll?g=XXXX", Newcomer, FormVisits.BeginAsync),
        .. OfDraft(Step, "about/1", "about/2", "about/4", "about/5", "reach/1", "reach/2", "health/1"),
        new("/my/enroll/check", "/my/enroll/check", Newcomer, FormVisits.BeginAsync),
        new("/my/enroll/withdraw", "/my/enroll/withdraw", Newcomer, FormVisits.BeginAsync),
        new("/my/enroll/done", "/my/enroll/done", Newcomer, FormVisits.SendRequestAsync),
        new("/my/enroll/talk", "/my/enroll/talk", Newcomer, FormVisits.SendRequestAsync),
        new("/my/enroll/talk", "/my/enroll/talk", Newcomer, FormVisits.BookIntakeAsync),
        new("/admin/enrollments/new", "/admin/enrollments/new", FrontDesk),
        new("/admin/enrollments/new", $"/admin/enrollments/new?for={FormVisits.KnownClient}", FrontDesk, FormVisits.EnterCallerAsync),
        new("/admin/enrollments/{Id:guid}/tasks", $"/admin/enrollments/{FormVisits.CallersList}/tasks", FrontDesk, FormVisits.EnterCallerAsync),
        .. OfDesk(DeskStep, "about/1", "about/2", "about/4", "about/5", "reach/1", "reach/2", "health/1"),
        .. OfDesk("/admin/enrollments/{Id:guid}/check", "check"),
        new("/admin/enrollments/{Id:guid}/check", $"/admin/enrollments/{FormVisits.PlacedList}/check", FrontDesk, FormVisits.EnterPlacedAsync),
        new("/admin/enrollments/{Id:guid}/tasks", $"/admin/enrollments/{FormVisits.PlacedList}/tasks", FrontDesk, FormVisits.EnterPlacedAsync),
        new(DeskStep, $"/admin/enrollments/{FormVisits.PlacedList}/emergency/1", FrontDesk, FormVisits.EnterPlacedAsync),
        .. OfDesk("/admin/enrollments/{Id:guid}/help", "help"),
        .. OfDesk("/admin/enrollments/{Id:guid}/papers", "papers"),
        new("/admin/papers/{Number:int}", "/admin/papers/3?l=es", FrontDesk),
        new("/my/documents/{Number:int}", "/my/documents/3", Newcomer, FormVisits.TellAgeAsync),
        new("/tracks", "/tracks", Newcomer),
        new("/consultation", "/consultation"),
        new("/consultation", "/consultation", Newcomer),
        new("/account/manage/security", "/account/manage/security", UsualClient),
        new("/account/manage/security", "/account/manage/security", OtherClient, FormVisits.GiveFactorsAsync),
        new("/account/code/enter", "/account/code/enter", null, FormVisits.AskForCodeAsync),
        new("/account/two-factor", "/account/two-factor", null, FormVisits.StopAtSecondStepAsync),
        new("/account/recovery-code", "/account/recovery-code", null, FormVisits.StopAtSecondStepAsync),
        new("/setup", "/setup", null, FormVisits.BeforeAnyAdministratorAsync),
        new("/account/confirm", "/account/confirm?u=0198c0de-0000-7000-8000-000000000001&t=no-such-link"),
        new("/account/invite", "/account/invite?u=0198c0de-0000-7000-8000-000000000001&t=no-such-link"),
        new("/account/reset-password", "/account/reset-password?u=0198c0de-0000-7000-8000-000000000001&t=%00"),
    ];

    /// <summary>Static pages whose address has gaps but that never show a form.</summary>
    public static readonly IReadOnlyList<string> WithoutForms =
    [
        "/my/documents/{Id:guid}",
        "/tracks/{Slug}",
    ];

    /// <summary>Every form. A form that stands on many pages (sign out) has one row.</summary>
    public static readonly IReadOnlyList<FormRow> Rows =
    [
        new("/admin/enrollments/new", "again"),
        new("/admin/enrollments/new", "person"),
        new("/admin/enrollments/{Id:guid}/check", "desk-send"),
        new("/admin/enrollments/{Id:guid}/papers", "paper"),
        new(DeskStep, "desk-answer"),
        new("/account/check-mail", "resend"),
        new("/account/code", "request-code"),
        new("/account/code/enter", "enter-code"),
        new("/account/confirm", "confirm"),
        new("/account/forgot-password", "forgot"),
        new("/account/invite", "invite"),
        new("/account/login", "passkey"),
        new("/account/login", "sign-in"),
        new("/account/manage", "name"),
        new("/account/manage/security", "add-app"),
        new("/account/manage/security", "add-passkey"),
        new("/account/manage/security", "change-password"),
        new("/account/manage/security", "everywhere"),
        new("/account/manage/security", "remove-app"),
        new("/account/manage/security", $"[passkey-{FormVisits.PasskeyId}]remove-passkey"),
        new("/account/manage/security", $"[passkey-{FormVisits.PasskeyId}]rename-passkey"),
        new("/account/recovery-code", "recovery"),
        new("/account/register", "register"),
        new("/account/reset-password", "reset"),
        new("/account/two-factor", "code"),
        new("/consultation", "call"),
        new("/consultation", "talk"),
        new("/dev/kit/form", "kit"),
        new("/my/documents/{Number:int}", "sign"),
        new("/my/enroll", "/account/logout"),
        new("/my/enroll", "/language"),
        new("/my/enroll", "start"),
        new("/my/enroll", "want"),
        new("/my/enroll/check", "send"),
        new("/my/enroll/talk", "intake"),
        new("/my/enroll/talk", "intake-cancel"),
        new("/my/enroll/withdraw", "withdraw"),
        new("/my/preferences", "preferences"),
        new(Step, "answer"),
        new("/setup", "setup"),
        new("/tracks", "interest"),
    ];

    /// <summary>
    /// Forms that stand or fall with something nobody types into them: the link that led to them, or what a device answers. What their
    /// fields take is refused there as a whole.
    /// </summary>
    public static readonly IReadOnlyList<string> ProvedOtherwise = ["add-passkey", "confirm", "invite", "reset"];

    /// <summary>A field of the form is wrong, and says so.</summary>
    public static bool IsOfField(string form, BadInput input) => input.IsOfField && (input.FitsNone || !ProvedOtherwise.Contains(form, StringComparer.Ordinal));

    /// <summary>
    /// Tables that may change although the form was refused: the answer that is kept for a command sent twice, and the record
    /// that somebody tried. A try at a password or a code is counted as well.
    /// </summary>
    public static IReadOnlyList<string> MayChange(string form) => form switch
    {
        "sign-in" or "enter-code" or "code" or "recovery" or "change-password" or "setup"
            or "add-app" or "add-passkey" or "remove-app" => [.. Traces, "AttemptThrottles"],
        _ when form.EndsWith("]remove-passkey", StringComparison.Ordinal) => [.. Traces, "AttemptThrottles"],
        _ => Traces,
    };

    /// <summary>Where a refusal itself is written down.</summary>
    public static readonly string[] Traces = ["AuditEntries", "CommandAnswers"];

    private static IEnumerable<PageVisit> OfDraft(string route, params string[] steps) =>
        steps.Select(step => new PageVisit(route, "/my/enroll/" + step, Newcomer, FormVisits.BeginAsync));

    private static IEnumerable<PageVisit> OfDesk(string route, params string[] pages) =>
        pages.Select(page => new PageVisit(route, $"/admin/enrollments/{FormVisits.CallersList}/{page}", FrontDesk, FormVisits.EnterCallerAsync));
}
