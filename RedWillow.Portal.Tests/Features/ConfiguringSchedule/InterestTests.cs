using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.FindingTrack;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class InterestTests
{
    [Theory, OnEachDatabase]
    public async Task Everybody_who_asked_is_written_to_once_when_the_track_opens(Database database)
    {
        var robin = await ClientAsync(database, "robin@example.test");
        var kai = await ClientAsync(database, "kai@example.test", SafeContact.Email | SafeContact.Call);
        var noor = await ClientAsync(database, "noor@example.test", SafeContact.Call);
        foreach (var client in (Actor.Client[])[robin, kai, noor])
            await AskAsync(database, client);
        Assert.Equal((3, 0), await CountAsync(database));
        Assert.IsType<OpenTrackFirst>((await InviteAsync(database)).Refusal);

        await SetAsync(database, TrackStatus.Open);
        var told = (await InviteAsync(database)).Value!;
        Assert.Equal(2, told.Written);
        Assert.Equal(await ReferenceAsync(database, noor), Assert.Single(told.ToCall));
        Assert.Equal((1, 2), await CountAsync(database));
        Assert.Equal(0, (await InviteAsync(database)).Value!.Written);
        Assert.IsType<NotThere>((await InviteAsync(database, ScheduleOf.Admin with { Roles = StaffRoles.Director })).Refusal);

        // It closes again, somebody asks again, and is told again.
        await SetAsync(database, TrackStatus.Planned);
        await AskAsync(database, robin);
        Assert.Equal((2, 1), await CountAsync(database));
        await SetAsync(database, TrackStatus.Open);
        Assert.Equal(1, (await InviteAsync(database)).Value!.Written);
        await using var db = database.CreateContext();
        Assert.Equal(3, await db.Outbox.CountAsync(message => message.Kind == AccountMailKinds.Available));
        Assert.Equal(3, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(InterestInvited)));
    }

    private static Task<Result<InterestAnswer>> InviteAsync(Database database, Actor? actor = null) =>
        database.Get<InviteInterestedHandler>().HandleAsync(actor ?? ScheduleOf.Admin, new(Guid.NewGuid(), Reference.MentalHealthEvening), default);

    internal static async Task AskAsync(Database database, Actor.Client client) =>
        Assert.True((await database.Get<NoteInterestHandler>().HandleAsync(client, new(Guid.NewGuid(), Reference.MentalHealthEvening), default)).Succeeded);

    internal static async Task SetAsync(Database database, TrackStatus status)
    {
        var track = await LineAsync(database);
        Assert.True((await database.Get<SetTrackStatusHandler>().HandleAsync(ScheduleOf.Admin, new(Guid.NewGuid(), track.Id, track.Status, status), default)).Succeeded);
    }

    private static async Task<(int Waiting, int Invited)> CountAsync(Database database) => await LineAsync(database) is var line ? (line.Interested, line.Invited) : default;

    private static async Task<TrackLine> LineAsync(Database database) =>
        (await database.Get<TracksQuery>().HandleAsync(ScheduleOf.Admin, default)).Single(row => row.Id == Reference.MentalHealthEvening);

    private static async Task<string> ReferenceAsync(Database database, Actor.Client client)
    {
        await using var db = database.CreateContext();
        return await db.Clients.Where(row => row.Id == client.Id).Select(row => row.Reference).SingleAsync();
    }

    internal static async Task<Actor.Client> ClientAsync(Database database, string email, SafeContact safe = SafeContact.None)
    {
        var client = Client.Register(new(Guid.NewGuid()), Guid.NewGuid().ToString("N")[..8], "Robin", email, "en-US", database.Clock.UtcNow);
        if (safe != SafeContact.None) client.ReachAt(null, safe);
        var user = PortalUser.New(Guid.CreateVersion7(), email, null, "en-US", database.Clock.UtcNow);
        (user.ClientId, user.EmailConfirmed, user.NormalizedEmail) = (client.Id, true, email);
        await using var db = database.CreateContext();
        db.AddRange(client, user);
        await db.SaveChangesAsync();
        return new(new(user.Id), client.Id);
    }
}
