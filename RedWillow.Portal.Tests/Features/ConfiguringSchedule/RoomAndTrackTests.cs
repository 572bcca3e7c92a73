using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class RoomAndTrackTests
{
    [Theory, OnEachDatabase]
    public async Task A_room_stays_large_enough_and_in_use_for_its_groups(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        await center.OpenedAsync();

        Assert.Equal(new RoomTooSmall("Evening A", 13), (await ChangeAsync(seats: 12)).Refusal);
        Assert.Equal(new RoomStillInUse("Evening A"), (await ChangeAsync(inUse: false)).Refusal);
        Assert.True((await ChangeAsync(seats: 13)).Succeeded);
        Assert.IsType<StaleEdit>((await ChangeAsync(seats: 20, seen: "12/True/Cottonwood")).Refusal);

        async Task<Result<Done>> ChangeAsync(int seats = 14, bool inUse = true, string? seen = null)
        {
            var room = (await database.Get<RoomsQuery>().HandleAsync(ScheduleOf.Admin, CancellationToken.None)).Single();
            return await database.Get<ChangeRoomHandler>().HandleAsync(
                ScheduleOf.Admin, new ChangeRoom(Guid.NewGuid(), room.Id, seen ?? room.Stamp, room.Name, seats, inUse), CancellationToken.None);
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_form_of_a_room_or_a_track_is_stale_by_a_change_of_it_alone(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var room = (await database.Get<RoomsQuery>().HandleAsync(ScheduleOf.Admin, CancellationToken.None)).Single();
        var track = (await database.Get<TracksQuery>().HandleAsync(ScheduleOf.Admin, CancellationToken.None)).Single(row => row.Id == Reference.MentalHealthEvening);
        // A group comes to meet in the room, and a client asks to hear of the track.
        var group = await center.OpenedAsync();
        var client = await center.MemberAsync(group.Id, ScheduleOf.Monday);
        await InterestTests.AskAsync(database, new(new(Guid.NewGuid()), client));

        Assert.Null((await database.Get<ChangeRoomHandler>().HandleAsync(
            ScheduleOf.Admin, new(Guid.NewGuid(), room.Id, room.Stamp, room.Name, 20, true), CancellationToken.None)).Refusal);
        Assert.IsType<StaleEdit>((await database.Get<ChangeRoomHandler>().HandleAsync(
            ScheduleOf.Admin, new(Guid.NewGuid(), room.Id, room.Stamp, room.Name, 30, true), CancellationToken.None)).Refusal);
        Assert.Null((await database.Get<SetTrackStatusHandler>().HandleAsync(
            ScheduleOf.Admin, new(Guid.NewGuid(), track.Id, track.Status, TrackStatus.Open), CancellationToken.None)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Rooms_have_a_name_of_their_own_and_a_chair_for_two(Database database)
    {
        await new ScheduleOf(database).RoomAsync("Birch", 8);
        Assert.Equal(new RoomNameUsed("Birch"), (await OpenAsync(" Birch ", 8)).Refusal);
        Assert.Equal(new RoomNameUsed("Birch"), (await OpenAsync("BIRCH", 8)).Refusal);
        Assert.Equal(new RoomSeatsOutOfRange(2, 100), (await OpenAsync("Aspen", 1)).Refusal);
        Assert.IsType<NameMissing>((await OpenAsync(new string('a', 65), 8)).Refusal);
        Assert.IsType<TextNotReadable>((await OpenAsync("Aspen\0", 8)).Refusal);
        Assert.IsType<NotThere>((await OpenAsync("Aspen", 8, ScheduleOf.Admin with { Roles = StaffRoles.Director })).Refusal);

        Task<Result<RoomId>> OpenAsync(string name, int seats, Actor? actor = null) =>
            database.Get<OpenRoomHandler>().HandleAsync(actor ?? ScheduleOf.Admin, new OpenRoom(Guid.NewGuid(), name, seats), CancellationToken.None);
    }

    [Theory, OnEachDatabase]
    public async Task A_track_opens_once_per_form_and_not_from_an_old_one(Database database)
    {
        var ask = new SetTrackStatus(Guid.NewGuid(), Reference.MentalHealthEvening, TrackStatus.Planned, TrackStatus.Open);
        Assert.True((await SetAsync(ask)).Succeeded);
        Assert.True((await SetAsync(ask)).Succeeded);
        Assert.IsType<StaleEdit>((await SetAsync(ask with { Key = Guid.NewGuid(), Status = TrackStatus.Closed })).Refusal);
        Assert.IsType<NotThere>((await SetAsync(ask with { Key = Guid.NewGuid(), Status = (TrackStatus)9 })).Refusal);

        var track = (await database.Get<TracksQuery>().HandleAsync(ScheduleOf.Admin, CancellationToken.None)).Single(row => row.Id == Reference.MentalHealthEvening);
        Assert.Equal(TrackStatus.Open, track.Status);

        Task<Result<Done>> SetAsync(SetTrackStatus form) => database.Get<SetTrackStatusHandler>().HandleAsync(ScheduleOf.Admin, form, CancellationToken.None);
    }
}
