using RedWillow.Portal.Data;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>How to open a page so that its forms show.</summary>
/// <param name="Route">The page's route as it is declared.</param>
/// <param name="Address">A concrete address; null when <paramref name="Find"/> makes it from the demo data.</param>
/// <param name="As">Who opens it (e-mail address of a demo account); null is a visitor.</param>
/// <param name="Find">Makes the address from ids in the demo data.</param>
public sealed record PageVisit(string Route, string? Address, string? As = null, Func<PortalDbContext, Task<string>>? Find = null);

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

    /// <summary>Pages whose address has gaps, or that somebody other than the usual person must open.</summary>
    public static readonly IReadOnlyList<PageVisit> Visits =
    [
        new("/my/enroll", "/my/enroll", "new@demo.example"),
        new("/my/enroll/{Task}/{Step}", "/my/enroll/about/2", UsualClient),
        new("/my/documents/{Number:int}", "/my/documents/3", "new@demo.example"),
        new("/tracks", "/tracks", UsualClient),
    ];

    /// <summary>Static pages whose address has gaps but that never show a form.</summary>
    public static readonly IReadOnlyList<string> WithoutForms =
    [
        "/my/documents/{Id:guid}",
        "/tracks/{Slug}",
    ];

    /// <summary>Every form. A form that stands on many pages (sign out, language) has one row.</summary>
    public static readonly IReadOnlyList<FormRow> Rows =
    [
        new("/dev/kit/form", "kit"),
        new("/my/enroll", "start"),
        new("/my/enroll/check", "send"),
        new("/my/enroll/withdraw", "withdraw"),
        new("/my/enroll/{Task}/{Step}", "answer"),
        new("/tracks", "interest"),
    ];

    /// <summary>Tables that may change although the form was refused: answers kept for a repeated command, marks of refusals, machinery.</summary>
    public static readonly IReadOnlyList<string> MayChange =
    [
        "AuditEntries",
        "AuditSeals",
        "CommandAnswers",
    ];
}
