using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>A session's sheet.</summary>
/// <param name="Session">Which session.</param>
/// <param name="Group">Its group.</param>
/// <param name="Name">The group's name.</param>
/// <param name="Date">The day.</param>
/// <param name="Start">Wall clock.</param>
/// <param name="End">Wall clock.</param>
/// <param name="ClinicalMinutes">The most minutes that can count.</param>
/// <param name="Status">Open, cancelled or closed.</param>
/// <param name="Opens">Set while it is too early to mark: when marking opens, by the wall clock.</param>
/// <param name="IsOver">The session may be closed once everyone is marked.</param>
/// <param name="ClosedBy">Who closed it.</param>
/// <param name="CancelReason">Why it was cancelled.</param>
/// <param name="Lines">Everyone expected, and whoever was marked without being expected any more.</param>
public sealed record SheetView(
    SessionId Session, GroupId Group, string Name, DateOnly Date, TimeOnly Start, TimeOnly End, int ClinicalMinutes, SessionStatus Status,
    DateTime? Opens, bool IsOver, string? ClosedBy, string? CancelReason, IReadOnlyList<SheetRow> Lines);

/// <summary>One client of the sheet.</summary>
/// <param name="Client">Who.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">Tells two clients with the same name apart.</param>
/// <param name="Week">The week of the stay, from 1; null before the first attended session.</param>
/// <param name="OnLeave">On leave that day; needs no mark.</param>
/// <param name="IsExpected">False for a mark of somebody who is no longer on the roster.</param>
/// <param name="Phone">Never shown without <paramref name="Safe"/>.</param>
/// <param name="Safe">The ways of reaching this client that are safe.</param>
/// <param name="Mark">The mark, if there is a final one.</param>
/// <param name="Corrections">What was corrected after the session had been closed, oldest first.</param>
public sealed record SheetRow(
    ClientId Client, string Name, string Reference, int? Week, bool OnLeave, bool IsExpected, string? Phone, SafeContact Safe, SheetMark? Mark,
    IReadOnlyList<Correction> Corrections)
{
    /// <summary>Has a seat of this one session only.</summary>
    public bool IsGuest { get; init; }

    /// <summary>For a guest from another group: the name of that group.</summary>
    public string? GuestOf { get; init; }
}

/// <summary>A mark with what was entered.</summary>
public sealed record SheetMark(AttendanceStatus Status, int MinutesLate, int MinutesEarly, int CountedMinutes, DateTime SavedAt)
{
    public MarkSeen Seen => new(Status, MinutesLate, MinutesEarly);
}

/// <summary>A correction of a closed session, by the wall clock.</summary>
public sealed record Correction(Guid Id, MarkSeen Before, MarkSeen After, string Reason, string By, DateTime At);

/// <summary>The sheet, for those who keep it. Reading it is itself recorded.</summary>
public sealed class AttendanceSheetQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<SheetView?> HandleAsync(Actor actor, SessionId id, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (await db.FindSessionAsync(actor, id, stop) is not { } session)
            return null;
        var expected = (await db.LoadExpectedAsync(session, clock.Zone, stop)).ToDictionary(who => who.Client);
        var marks = await db.AttendanceMarks.AsNoTracking().Where(row => row.SessionId == id && row.Status != AttendanceStatus.Expected)
            .ToDictionaryAsync(row => row.ClientId, stop);
        var people = expected.Keys.Union(marks.Keys).ToList();
        await unit.RecordReadAsync(actor, "AttendanceRead", id.Value, people, stop);

        var clients = await db.Clients.AsNoTracking().Where(row => people.Contains(row.Id)).ToListAsync(stop);
        var staff = await db.Practitioners.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var corrections = (await db.AttendanceAmendments.AsNoTracking().Where(row => row.SessionId == id).OrderBy(row => row.AmendedUtc).ToListAsync(stop))
            .ToLookup(row => row.ClientId, row => new Correction(
                row.Id, row.Before, row.After, row.Reason, staff.GetValueOrDefault(row.AmendedBy, ""), clock.Zone.ToLocal(row.AmendedUtc)));
        var stays = expected.Values.Where(who => who.IsGuest).Select(who => who.Enrollment).ToList();
        var homes = await db.Enrollments.Where(row => stays.Contains(row.Id) && row.GroupId != session.GroupId).Join(db.Groups, row => row.GroupId, home => home.Id, (row, home) => new { row.ClientId, home.Name })
            .ToDictionaryAsync(row => row.ClientId, row => row.Name, stop);
        var name = await db.Groups.Where(row => row.Id == session.GroupId).Select(row => row.Name).SingleAsync(stop);
        DateTime? opens = AttendanceSheet.CheckMarking(session.StartUtc, clock.UtcNow) is { } early ? clock.Zone.ToLocal(early.OpensUtc) : null;

        return new(
            id, session.GroupId, name, session.Date, session.Start, session.End, session.ClinicalMinutes, session.Status, opens,
            clock.UtcNow >= session.EndUtc, session.ClosedBy is { } by ? staff.GetValueOrDefault(by) : null, session.CancelReason,
            [
                .. from client in clients
                let who = expected.GetValueOrDefault(client.Id)
                orderby client.PreferredName, client.Reference
                select new SheetRow(
                    client.Id, client.PreferredName, client.Reference, who?.WeekOn(session.Date), who?.OnLeave(session.Date) ?? false, who is not null,
                    client.Phone, client.SafeContact, MarkOf(marks.GetValueOrDefault(client.Id)), [.. corrections[client.Id]])
                {
                    IsGuest = who?.IsGuest ?? false,
                    GuestOf = homes.GetValueOrDefault(client.Id),
                },
            ]);
    }

    private SheetMark? MarkOf(AttendanceMark? mark) => mark is null
        ? null
        : new(mark.Status, mark.MinutesLate, mark.MinutesLeftEarly, mark.CountedMinutes, clock.Zone.ToLocal(mark.MarkedUtc));
}
