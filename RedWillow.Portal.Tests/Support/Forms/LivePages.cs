using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.BookingTalks;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.Discharging;
using RedWillow.Portal.Features.FollowingClients;
using RedWillow.Portal.Features.JoiningGroup.Desk;
using RedWillow.Portal.Features.KeepingPlaces;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Features.TakingAttendance;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>A page with a circuit, and what it is opened for.</summary>
/// <param name="Page">Its component.</param>
/// <param name="Of">What fills the gap of its address, from the demo; null when there is no gap.</param>
/// <param name="About">The word in its address, where there is one.</param>
public sealed record LivePage(Type Page, Func<PortalDbContext, IQueryable<Guid>>? Of = null, string? About = null)
{
    private const string Gap = "Id";

    /// <summary>Every page with a circuit: those with a gap as <see cref="Opened"/> says, the others as they are.</summary>
    public static IReadOnlyList<LivePage> All => [.. Opened, .. Types.Where(type => !HasGap(type)).Select(type => new LivePage(type))];

    /// <summary>The pages that nobody has said an id for.</summary>
    public static IReadOnlyList<string> Unknown => [.. Types.Where(HasGap).Except(Opened.Select(page => page.Page)).Select(type => type.Name)];

    private static IEnumerable<Type> Types => typeof(Program).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(RouteAttribute), inherit: false) && IsOne(type))
        .OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static IReadOnlyList<LivePage> Opened =>
    [
        new(typeof(RequestPage), StaysIn(EnrollmentStatus.Requested)),
        new(typeof(RequestPage), StaysIn(EnrollmentStatus.Approved)),
        new(typeof(TalkPage), StaysIn(EnrollmentStatus.Requested), "request"),
        new(typeof(TalkPage), Calls, "call"),
        new(typeof(GroupEditorPage), db => db.Groups.OrderBy(row => row.Slug).Select(row => row.Id.Value)),
        new(typeof(GroupEditorPage)),
        new(typeof(EndPage), ClientsIn(EnrollmentStatus.Active)),
        new(typeof(HourPage), ClientsIn(EnrollmentStatus.Active)),
        new(typeof(HourPage), ClientsIn(EnrollmentStatus.Approved)),
        new(typeof(LeavePage), ClientsIn(EnrollmentStatus.Active)),
        new(typeof(LeavePage), ClientsIn(EnrollmentStatus.OnHold)),
        new(typeof(ClientPage), ClientsIn(EnrollmentStatus.Active)),
        new(typeof(PlaceForPersonPage), StaysIn(EnrollmentStatus.Draft)),
        new(typeof(PlaceDecisionPage), StaysIn(EnrollmentStatus.Approved)),
        new(typeof(InviteClientPage), ClientsIn(EnrollmentStatus.Active)),
        new(typeof(ContactPage), ClientsIn(EnrollmentStatus.Requested)),
        new(typeof(InquiryPage), Calls),
        new(typeof(AddGuestPage), SessionsIn(SessionStatus.Scheduled)),
        new(typeof(AttendancePage), SessionsIn(SessionStatus.Scheduled)),
        new(typeof(AttendancePage), db => db.GroupSessions.Where(row => row.Status == SessionStatus.Closed).OrderByDescending(row => row.StartUtc).Select(row => row.Id.Value)),
        new(typeof(RosterPage), db => db.Groups.OrderBy(row => row.Slug).Select(row => row.Id.Value)),
    ];

    /// <summary>Whether a page has a circuit.</summary>
    public static bool IsOne(Type page) => !page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), inherit: true);

    /// <summary>Draws it for somebody, with a place for the questions it asks.</summary>
    public RenderFragment For(Actor actor, Guid? id) => builder =>
    {
        builder.OpenComponent<MudBlazor.MudDialogProvider>(0);
        builder.CloseComponent();
        builder.OpenComponent<CascadingValue<Actor>>(1);
        builder.AddComponentParameter(2, "Value", actor);
        builder.AddComponentParameter(3, "ChildContent", (RenderFragment)(inside => Draw(inside, id)));
        builder.CloseComponent();
    };

    /// <summary>Where it stands: its address with the gaps filled, or without any.</summary>
    public string Address(Guid? id) => Page.GetCustomAttributes<RouteAttribute>().Select(route => route.Template)
        .Single(template => template.Contains('{', StringComparison.Ordinal) == id is not null)
        .Replace("{Id:guid}", id?.ToString(), StringComparison.Ordinal)
        .Replace("{About}", About, StringComparison.Ordinal);

    public override string ToString() => Page.Name + (About is null ? "" : " about a " + About);

    private void Draw(RenderTreeBuilder inside, Guid? id)
    {
        inside.OpenComponent(0, Page);
        if (id is not null) inside.AddComponentParameter(1, Gap, id);
        if (About is not null) inside.AddComponentParameter(2, nameof(About), About);
        inside.CloseComponent();
    }

    private static bool HasGap(Type page) => page.GetProperty(Gap)?.IsDefined(typeof(ParameterAttribute), inherit: true) is true;

    private static IQueryable<Guid> Calls(PortalDbContext db) => db.Inquiries.Where(row => row.ClosedUtc == null).OrderBy(row => row.ReceivedUtc).Select(row => row.Id.Value);

    private static Func<PortalDbContext, IQueryable<Guid>> StaysIn(EnrollmentStatus status) =>
        db => db.Enrollments.Where(row => row.Status == status).OrderBy(row => row.Id).Select(row => row.Id.Value);

    private static Func<PortalDbContext, IQueryable<Guid>> ClientsIn(EnrollmentStatus status) =>
        db => db.Enrollments.Where(row => row.Status == status).OrderBy(row => row.Id).Select(row => row.ClientId.Value);

    private static Func<PortalDbContext, IQueryable<Guid>> SessionsIn(SessionStatus status) =>
        db => db.GroupSessions.Where(row => row.Status == status).OrderBy(row => row.StartUtc).Select(row => row.Id.Value);
}
