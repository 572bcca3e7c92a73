using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace RedWillow.Portal.Tests.Architecture;

/// <summary>What pages and components may do, who may open them and how they are rendered.</summary>
public static class ComponentRules
{
    /// <summary>The folders of pages that ask or tell somebody something: plain HTML, no circuit. All others are interactive.</summary>
    public static readonly IReadOnlyList<string> StaticFolders =
    [
        "Account",
        "Public",
        "Features.BookingIndividual",
        "Features.BookingIntake",
        "Features.CheckingFit",
        "Features.FindingTrack",
        "Features.MyWeek",
        "Features.ReportingAbsence",
        "Features.RequestingConsultation",
        "Features.RequestingEnrollment",
        "Features.SettingPreferences",
        "Features.SettingUp",
        "Features.SigningDocuments",
    ];

    /// <summary>Every page that opens without a sign-in. Adding one is a decision, so it is written down here.</summary>
    public static readonly IReadOnlyList<string> AnonymousPages =
    [
        "Account.SignIn.AcceptInvitePage",
        "Account.SignIn.CheckMailPage",
        "Account.SignIn.ConfirmEmailPage",
        "Account.SignIn.EnterCodePage",
        "Account.SignIn.ForgotPasswordPage",
        "Account.SignIn.LoginPage",
        "Account.SignIn.RecoveryCodePage",
        "Account.SignIn.RegisterPage",
        "Account.SignIn.RequestCodePage",
        "Account.SignIn.ResetPasswordPage",
        "Account.SignIn.TwoFactorPage",
        "Components.Kit.KitLivePage",
        "Features.FindingTrack.HomePage",
        "Features.FindingTrack.TrackPage",
        "Features.FindingTrack.TracksPage",
        "Features.RequestingConsultation.ConsultationPage",
        "Features.SettingUp.SetUpPage",
        "Public.AccessibilityPage",
        "Public.ComplaintsPage",
        "Public.CostsPage",
        "Public.CrisisPage",
        "Public.EligibilityPage",
        "Public.ErrorPage",
        "Public.FaqPage",
        "Public.IopPage",
        "Public.Kit.KitFormPage",
        "Public.Kit.KitPage",
        "Public.NotFoundPage",
        "Public.PrivacyPage",
        "Public.SafetyPage",
    ];

    /// <summary>Children take values and raise callbacks, so each can be tested and reused without a database.</summary>
    public static IEnumerable<Violation> OnlyPagesAndDialogsInject(CodeBase code) =>
        from type in code.Components
        where !EndsWithAny(type, "Page", "Dialog")
        from injected in Injected(type)
        where EndsWithAny(injected, "Handler", "Query") && injected.FullName!.StartsWith(code.Root + ".", StringComparison.Ordinal)
        select new Violation(code.Name(type), $"injects {injected.Name}");

    /// <summary>A page is closed, or says that it is open and stands on the list.</summary>
    public static IEnumerable<Violation> PagesAreAuthorizedOrListed(CodeBase code, IReadOnlyCollection<string> anonymous)
    {
        foreach (var page in Routable(code))
        {
            if (page.IsDefined(typeof(AllowAnonymousAttribute), inherit: true))
            {
                if (!anonymous.Contains(code.Name(page), StringComparer.Ordinal)) yield return new(code.Name(page), "is open to everybody but not on the list");
            }
            else if (!page.IsDefined(typeof(AuthorizeAttribute), inherit: true))
            {
                yield return new(code.Name(page), "says neither who may open it nor that everybody may");
            }
        }
    }

    /// <summary>The folder decides how a page is rendered.</summary>
    public static IEnumerable<Violation> StaticFoldersAreStatic(CodeBase code, IReadOnlyCollection<string> folders) =>
        from page in Routable(code)
        let listed = folders.Any(folder => code.IsIn(page.FullName!, folder))
        let marked = page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), inherit: true)
        where listed != marked
        select new Violation(code.Name(page), listed ? "is interactive in a static folder" : "is static in an interactive folder");

    private static IEnumerable<Type> Routable(CodeBase code) =>
        code.Components.Where(type => type.IsDefined(typeof(RouteAttribute), inherit: false));

    private static IEnumerable<Type> Injected(Type type) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(property => property.IsDefined(typeof(InjectAttribute), inherit: true))
        .Select(property => property.PropertyType)
        .Concat(type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType));

    private static bool EndsWithAny(Type type, params string[] suffixes) =>
        Array.Exists(suffixes, suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal));
}
