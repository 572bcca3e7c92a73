using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.FindingTrack;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.FindingTrack;

public sealed class TrackCatalogQueryTests
{
    [Theory, OnEachDatabase]
    public async Task Seats_are_told_in_words_by_their_thresholds(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 5, clients: 5);
        var words = new List<(SeatWords, DateOnly?)> { await WordsAsync(database) };
        foreach (var (who, enrollment) in clinic.Clients)
        {
            await clinic.ChangeAsync(db => db.SeatClaims.Add(SeatClaim.Hold(
                new(Guid.CreateVersion7()), clinic.Evening.Id, who.Id, enrollment, clinic.First, database.Clock.UtcNow.AddMinutes(10))));
            words.Add(await WordsAsync(database));
        }

        Assert.Equal(
            [
                (SeatWords.PlacesOpen, clinic.First), (SeatWords.PlacesOpen, clinic.First), (SeatWords.FewPlaces, clinic.First),
                (SeatWords.FewPlaces, clinic.First), (SeatWords.FewPlaces, clinic.First), (SeatWords.Full, null),
            ],
            words);
    }

    [Fact]
    public void The_next_starts_name_every_program_however_many_groups_another_has()
    {
        static GroupOffer Offer(string slug, ProgramKind program, int? day) => new(
            slug, program, TimeOfDay.Evening, [DayOfWeek.Monday], new(17, 30), new(20, 45), new(60, 60, 60, 15),
            day is null ? SeatWords.Full : SeatWords.PlacesOpen, day is { } on ? [new DateOnly(2026, 1, on)] : []);

        GroupOffer[] groups =
        [
            Offer("s1", ProgramKind.SubstanceUse, 12), Offer("s2", ProgramKind.SubstanceUse, 13), Offer("s3", ProgramKind.SubstanceUse, 14),
            Offer("s0", ProgramKind.SubstanceUse, null), Offer("m2", ProgramKind.MentalHealth, 27), Offer("m1", ProgramKind.MentalHealth, 26),
        ];
        string[] Shown(int most, params GroupOffer[] of) => [.. new TrackCatalog(default, of, []).NextStarts(most).Select(offer => offer.Slug)];

        Assert.Equal(["s1", "s2", "m1"], Shown(3, groups));
        Assert.Equal(["s1", "m1"], Shown(1, groups));
        Assert.Equal(["s1", "s2", "s3", "m1", "m2"], Shown(9, groups));
        Assert.Empty(Shown(3, groups[3]));
    }

    [Theory, OnEachDatabase]
    public async Task A_full_group_is_offered_from_the_session_on_which_a_place_comes_free(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: 1);
        var (who, enrollment) = clinic.Clients[0];
        var leaving = SeatClaim.Hold(new(Guid.CreateVersion7()), clinic.Evening.Id, who.Id, enrollment, clinic.First, database.Clock.UtcNow.AddMinutes(10));
        leaving.EndBefore(new DateOnly(2026, 1, 23));
        await clinic.ChangeAsync(db => db.SeatClaims.Add(leaving));

        // The 23rd is a Friday; the group meets again on Monday.
        Assert.Equal((SeatWords.FewPlaces, new DateOnly(2026, 1, 26)), await WordsAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task A_hold_that_ran_out_leaves_its_place_open(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);
        Assert.Equal((SeatWords.Full, null), await WordsAsync(database));

        database.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((SeatWords.FewPlaces, clinic.First), await WordsAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_called_the_next_start_can_be_chosen(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await ShownAsync(clinic.First);

        // On a Friday, with the Monday closed, the answer comes on Tuesday at the latest.
        var monday = new DateOnly(2026, 1, 19);
        database.Clock.MoveTo(monday.AddDays(-3), new(10, 0));
        await clinic.ChangeAsync(db => db.Add(Closure.Declare(new(Guid.CreateVersion7()), monday, "Snow")));
        await ShownAsync(monday.AddDays(2));

        async Task ShownAsync(DateOnly first)
        {
            var offer = (await ReadAsync(database, TrackFilter.Any)).Groups.Single(group => group.Slug == "e1");
            var picker = (await database.Get<PlacesQuery>().HandleAsync(clinic.Clients[0].Who, new(), default))!.Groups.Single(group => group.Slug == "e1");
            Assert.Equal(first, offer.NextStart);
            Assert.Equal(offer.Starts, picker.Dates.Where(date => date.WhyNot is null).Select(date => date.Date).Take(offer.Starts.Count));
            Assert.Null((await database.Get<HoldPlaceHandler>().HandleAsync(
                clinic.Clients[0].Who, HoldPlaceTests.Ask(clinic, 0) with { Start = first }, default)).Refusal);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Longer_breaks_that_are_planned_for_later_change_nothing_of_today(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);
        await clinic.PlanLongerBreaksAsync(clinic.First.AddDays(28));

        var evening = (await ReadAsync(database, TrackFilter.Any)).Groups.Single(group => group.Slug == "e1");
        Assert.Equal((new TimeOnly(20, 45), 15), (evening.End, evening.Parts.Break));
        Assert.Equal((clinic.First.AddDays(28), new TimeOnly(21, 0)), (evening.Later!.From, evening.Later.End));
        var draft = await database.Get<DraftQuery>().HandleAsync(clinic.Clients[0].Who, default);
        Assert.Equal((new TimeOnly(17, 30), new TimeOnly(20, 45)), (draft!.Place!.Start, draft.Place.End));
    }

    [Theory, OnEachDatabase]
    public async Task The_filter_takes_program_and_time_of_day(Database database)
    {
        await PlaceClinic.OpenAsync(database);

        var all = await ReadAsync(database, TrackFilter.Any);
        Assert.Equal(["d1", "e1"], all.Groups.Select(group => group.Slug));
        var evening = all.Groups[1];
        Assert.Equal(
            (ProgramKind.SubstanceUse, TimeOfDay.Evening, new TimeOnly(17, 30), new TimeOnly(20, 45)), (evening.Program, evening.Time, evening.Start, evening.End));
        Assert.Equal(PlaceClinic.MeetingDays, evening.Days);
        Assert.Equal(Reference.MentalHealthEvening, Assert.Single(all.Planned).Id);

        Assert.Equal(["e1"], (await ReadAsync(database, new(null, TimeOfDay.Evening))).Groups.Select(group => group.Slug));
        var other = await ReadAsync(database, new(ProgramKind.MentalHealth, TimeOfDay.Daytime));
        Assert.Empty(other.Groups);
        Assert.Empty(other.Planned);
    }

    [Theory, OnEachDatabase]
    public async Task Interest_in_a_planned_track_is_noted_once(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database, begins: false);
        Task<Result<Done>> Note(Actor actor, TrackId track) =>
            database.Get<NoteInterestHandler>().HandleAsync(actor, new NoteInterest(Guid.NewGuid(), track), default);

        Assert.True((await Note(sam.Who, Reference.MentalHealthEvening)).Succeeded);
        Assert.True((await Note(sam.Who, Reference.MentalHealthEvening)).Succeeded);
        Assert.IsType<TrackIsOpen>((await Note(sam.Who, Reference.MentalHealthDaytime)).Refusal);
        Assert.IsType<NotThere>((await Note(Actor.Visitor.Instance, Reference.MentalHealthEvening)).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal(sam.Who.Id, (await db.TrackInterests.SingleAsync()).ClientId);
        Assert.Single(await db.AuditEntries.Where(entry => entry.Act == nameof(InterestNoted)).ToListAsync());
    }

    private static async Task<(SeatWords, DateOnly?)> WordsAsync(Database database)
    {
        var evening = (await ReadAsync(database, TrackFilter.Any)).Groups.Single(group => group.Slug == "e1");
        return (evening.Seats, evening.NextStart);
    }

    private static Task<TrackCatalog> ReadAsync(Database database, TrackFilter filter) =>
        database.Get<TrackCatalogQuery>().HandleAsync(Actor.Visitor.Instance, filter, default);
}
