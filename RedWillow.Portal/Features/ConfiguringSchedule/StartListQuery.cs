using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>What is still to be done before the center opens. For administrators.</summary>
public sealed class StartListQuery(
    IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<CenterSettings> center, IOptions<MailSettings> mail)
{
    public async Task<IReadOnlyList<StartLine>?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Staff me || !actor.Has(StaffRoles.Admin))
            return null;
        var (named, sent) = (center.Value, mail.Value);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var others = db.Users.Where(user => user.PractitionerId != null && !user.Disabled && user.Id != me.Account.Value);
        var status = await db.Tracks.Select(track => track.Status).ToListAsync(stop);
        return StartList.Of(new(
            CenterNamed: !Array.Exists([named.Name, named.ShortName, named.Phone, named.City], string.IsNullOrWhiteSpace),
            AddressPublic: IsPublic(sent.PublicAddress),
            MailLeaves: sent.Mode == "Smtp" && !sent.From.EndsWith(".example", StringComparison.OrdinalIgnoreCase),
            PapersReviewed: named.PapersReviewed,
            Rooms: await db.Rooms.CountAsync(room => room.InUse, stop),
            Licensed: await db.Practitioners.CountAsync(person => person.Active && person.LicenseExpires >= clock.Today, stop),
            Accepted: await others.CountAsync(user => user.EmailConfirmed, stop),
            Invited: await others.CountAsync(user => !user.EmailConfirmed, stop),
            Therapists: await db.OfferedHours.Where(hour => hour.Until > clock.Today).Select(hour => hour.PractitionerId).Distinct().CountAsync(stop),
            TracksOpen: status.Count(one => one == TrackStatus.Open),
            TracksPlanned: status.Count(one => one == TrackStatus.Planned),
            Groups: await db.Groups.CountAsync(row => row.Meetings.Any(meeting => meeting.Until > clock.Today), stop),
            DaysDecided: await db.Closures.CountAsync(stop)));
    }

    private static bool IsPublic(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var home) && home.Scheme == Uri.UriSchemeHttps && !home.IsLoopback;
}
