using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>A session to which somebody else came, and whom the typed text fits.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Date">The day.</param>
/// <param name="Start">Wall clock.</param>
/// <param name="End">Wall clock.</param>
/// <param name="Closed">Why nobody can be put on the sheet now, if so.</param>
/// <param name="Found">Whom it fits, clients of the same track first; nobody while too little is typed.</param>
/// <param name="IsCut">It fits more people than are shown.</param>
public sealed record GuestSearchView(
    string Name, DateOnly Date, TimeOnly Start, TimeOnly End, Refusal? Closed, IReadOnlyList<GuestLine> Found, bool IsCut);

/// <summary>A client who may have come.</summary>
/// <param name="Client">Who.</param>
/// <param name="Enrollment">The stay.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">Tells two clients with the same name apart.</param>
/// <param name="Group">The own group.</param>
/// <param name="SameTrack">The own group is of the same program and time of day.</param>
/// <param name="StartsHere">The own group is this one, and begins for this client on a later day.</param>
public sealed record GuestLine(
    ClientId Client, EnrollmentId Enrollment, string Name, string Reference, string Group, bool SameTrack, DateOnly? StartsHere);

/// <summary>
/// Finds who came, by initials, number or the name to use, among the clients of the program. It is the one way in which a counselor reads
/// the name of another group's client; everybody shown is recorded as read.
/// </summary>
public sealed class GuestSearchQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    /// <summary>How much has to be typed: a single letter would show half the center.</summary>
    public const int LeastTyped = 2;

    private const int Most = 8;

    public async Task<GuestSearchView?> HandleAsync(Actor actor, SessionId id, string? typed, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (await db.FindSessionAsync(actor, id, stop) is not { } session)
            return null;
        var here = await db.Groups.AsNoTracking().SingleAsync(row => row.Id == session.GroupId, stop);
        var text = typed?.Trim() ?? "";
        List<GuestLine> found = [];
        if (text.Length >= LeastTyped)
        {
            var expected = (await db.LoadExpectedAsync(session, clock.Zone, stop)).Select(who => who.Client).ToHashSet();
            var people = await (
                from stay in db.StaysBeside(session.GroupId)
                join client in db.Clients on stay.ClientId equals client.Id
                join home in db.Groups on stay.GroupId equals home.Id
                select new { stay.Id, stay.ClientId, stay.StartDate, client.Reference, client.PreferredName, client.LegalName, Home = home.Id, home.Name, home.TrackId })
                .AsNoTracking().ToListAsync(stop);
            found =
            [
                .. from row in people
                where !expected.Contains(row.ClientId)
                    && (Initials.Fit(text, row.Reference, row.PreferredName, row.LegalName) || row.PreferredName.Equals(text, StringComparison.OrdinalIgnoreCase))
                let starts = row.Home == session.GroupId && row.StartDate > session.Date ? row.StartDate : null
                orderby starts is null, row.TrackId != here.TrackId, row.PreferredName, row.Reference
                select new GuestLine(row.ClientId, row.Id, row.PreferredName, row.Reference, row.Name, row.TrackId == here.TrackId, starts),
            ];
            await unit.RecordReadAsync(actor, "GuestsSearched", id.Value, [.. found.Take(Most).Select(line => line.Client)], stop);
        }

        return new(
            here.Name, session.Date, session.Start, session.End, SessionMarking.CheckOpen(session, clock.UtcNow), [.. found.Take(Most)], found.Count > Most);
    }
}
