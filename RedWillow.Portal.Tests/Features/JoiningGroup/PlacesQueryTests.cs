using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.JoiningGroup;

public sealed class PlacesQueryTests
{
    [Theory, OnEachDatabase]
    public async Task Groups_of_the_clients_program_are_shown_with_their_next_ten_days(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);

        var view = await ViewAsync(database, clinic, 0);

        Assert.Equal((ChoosingState.Open, 2), (view.State, view.Groups.Count));
        var evening = view.Groups.Single(group => group.Id == clinic.Evening.Id);
        Assert.Equal((SeatWords.PlacesOpen, clinic.First, TimeOfDay.Evening, 3), (evening.Words, evening.FirstFree, evening.TimeOfDay, evening.Meetings.Count));
        Assert.Equal(10, evening.Dates.Count);
        // Tomorrow's session comes before the answer.
        Assert.Equal((clinic.Next, DateReason.StartsTooSoon), (evening.Dates[0].Date, evening.Dates[0].WhyNot));
        Assert.All(evening.Dates.Skip(1), date => Assert.Null(date.WhyNot));
        Assert.Equal(new TimeOnly(17, 30), evening.Dates[0].Start);
    }

    [Theory, OnEachDatabase]
    public async Task Times_that_will_change_are_told_with_their_day_and_not_as_more_sessions(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await clinic.PlanLongerBreaksAsync(clinic.First.AddDays(14));

        var evening = (await ViewAsync(database, clinic, 0)).Groups.Single(group => group.Id == clinic.Evening.Id);

        Assert.Equal([new TimeOnly(20, 45)], evening.Meetings.Select(time => time.End).Distinct());
        Assert.Equal((3, clinic.First.AddDays(14), new TimeOnly(21, 0)), (evening.Meetings.Count, evening.Later!.From, evening.Later.End));
    }

    [Theory, OnEachDatabase]
    public async Task Another_program_is_shown_only_to_who_is_not_sure(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await AnswerAsync(clinic, database, nameof(ProgramKind.MentalHealth));
        Assert.Empty((await ViewAsync(database, clinic, 0)).Groups);

        await AnswerAsync(clinic, database, "NotSure");
        Assert.Equal(2, (await ViewAsync(database, clinic, 0)).Groups.Count);
    }

    [Theory, OnEachDatabase]
    public async Task A_track_of_the_program_that_is_being_planned_is_named_and_never_offered(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await clinic.ChangeAsync(db => db.Tracks.Single(row => row.Id == Reference.SubstanceUseEvening).Become(TrackStatus.Planned));

        var view = await ViewAsync(database, clinic, 0);
        Assert.Equal((ProgramKind.SubstanceUse, clinic.Daytime.Id), (view.Program, Assert.Single(view.Groups).Id));
        Assert.Equal(Reference.SubstanceUseEvening, Assert.Single(view.Planned).Id);

        await AnswerAsync(clinic, database, "NotSure");
        view = await ViewAsync(database, clinic, 0);
        Assert.Null(view.Program);
        Assert.Equal([Reference.SubstanceUseEvening, Reference.MentalHealthEvening], view.Planned.Select(track => track.Id).Order(Comparer<TrackId>.Create((one, other) => one.Value.CompareTo(other.Value))));
    }

    [Theory, OnEachDatabase]
    public async Task A_group_of_the_other_program_is_told_apart_from_one_that_is_not_there(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        async Task<ProgramKind?> OtherAsync(string? code) =>
            (await database.Get<PlacesQuery>().HandleAsync(clinic.Clients[0].Who, new PlaceChoice(code), default))!.OtherProgram;

        Assert.Null(await OtherAsync("e1"));
        await AnswerAsync(clinic, database, nameof(ProgramKind.MentalHealth));
        Assert.Equal(ProgramKind.SubstanceUse, await OtherAsync("e1"));
        Assert.Null(await OtherAsync("zz"));
        // What cannot be a code is looked for in no database.
        Assert.Null(await OtherAsync("\0"));
        Assert.Null(await OtherAsync("e1\0"));
        Assert.Null(await OtherAsync(""));
        Assert.Null(await OtherAsync(null));
        await AnswerAsync(clinic, database, "NotSure");
        Assert.Null(await OtherAsync("e1"));
    }

    [Theory, OnEachDatabase]
    public async Task What_was_chosen_is_remembered_after_its_time_and_what_is_gone_of_it_is_named(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, clients: 2);
        var chosen = new PlaceChoice("e1", clinic.First, clinic.Tuesday.Id);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);
        Assert.Equal((chosen, false), await KeptAsync());

        database.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal((chosen, true), await KeptAsync());

        // Somebody else sweeps it away and takes the hour.
        await HoldPlaceTests.HoldAsync(database, clinic, 1);
        var view = await ViewAsync(database, clinic, 0);
        Assert.Equal((chosen, true, DayOfWeek.Tuesday, true), (view.Remembered, view.HasLapsed, view.Lost!.Day, view.Therapists.Count > 0));

        // A day that can no longer be chosen is not chosen, and neither is an hour for it.
        database.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal((new PlaceChoice("e1"), true), await KeptAsync());

        async Task<(PlaceChoice, bool)> KeptAsync() => await ViewAsync(database, clinic, 0) is var now ? (now.Remembered, now.HasLapsed) : default;
    }

    [Theory, OnEachDatabase]
    public async Task A_full_group_says_so_day_by_day_and_from_when_a_place_stays_free(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: 2);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);

        var full = (await ViewAsync(database, clinic, 1)).Groups.Single(group => group.Id == clinic.Evening.Id);
        Assert.Equal((SeatWords.Full, null), (full.Words, full.FirstFree));
        Assert.Equal(DateReason.StartsTooSoon, full.Dates[0].WhyNot);
        Assert.All(full.Dates.Skip(1), date => Assert.Equal(DateReason.FullFromThatDay, date.WhyNot));

        await clinic.ChangeAsync(db => db.SeatClaims.Single().EndBefore(clinic.First.AddDays(28)));
        await clinic.ChangeAsync(db => db.SeatClaims.Single().Become(ClaimKind.Member));
        var later = (await ViewAsync(database, clinic, 1)).Groups.Single(group => group.Id == clinic.Evening.Id);
        Assert.Equal(clinic.First.AddDays(28), later.FirstFree);
        Assert.Equal(clinic.First.AddDays(28), later.Dates[^1].Date);
        Assert.Null(later.Dates[^1].WhyNot);
    }

    [Theory, OnEachDatabase]
    public async Task A_hold_that_is_over_and_the_clients_own_count_as_free(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: 2);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);

        var own = await ViewAsync(database, clinic, 0);
        Assert.Equal(clinic.First, own.Groups.Single(group => group.Id == clinic.Evening.Id).FirstFree);
        Assert.Equal((new TimeOnly(10, 10), false, "e1", clinic.Tuesday.Id), (own.Held!.Until, own.Held.IsOver, own.Held.Choice.Group, own.Held.Choice.Hour));

        database.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(clinic.First, (await ViewAsync(database, clinic, 1)).Groups.Single(group => group.Id == clinic.Evening.Id).FirstFree);
        Assert.True((await ViewAsync(database, clinic, 0)).Held!.IsOver);
    }

    [Theory, OnEachDatabase]
    public async Task A_closed_day_and_a_session_of_today_say_why(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await clinic.ChangeAsync(db =>
        {
            db.Add(Closure.Declare(new(Guid.CreateVersion7()), clinic.First, "Snow"));
            foreach (var session in db.GroupSessions.Where(row => row.Date == clinic.First))
                session.Cancel("Snow");
        });
        database.Clock.Advance(TimeSpan.FromHours(24));

        var daytime = (await ViewAsync(database, clinic, 0)).Groups.Single(group => group.Id == clinic.Daytime.Id);

        Assert.Equal((clinic.Next, DateReason.StartsTooSoon), (daytime.Dates[0].Date, daytime.Dates[0].WhyNot));
        Assert.Equal((clinic.First, DateReason.ClosedDay), (daytime.Dates[1].Date, daytime.Dates[1].WhyNot));
        Assert.Null(daytime.Dates[2].WhyNot);
    }

    [Theory, OnEachDatabase]
    public async Task At_the_desk_a_session_that_runs_says_that_it_has_begun(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        var desk = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.FrontDesk);
        database.Clock.MoveTo(clinic.Next, new(9, 0));

        var groups = (await database.Get<PlacesQuery>().HandleAsync(desk, clinic.Clients[0].Enrollment, new(), CancellationToken.None))!.Groups;

        Assert.Equal(
            [(clinic.Daytime.Id, clinic.Next, DateReason.HasBegun), (clinic.Evening.Id, clinic.Next, (DateReason?)null)],
            groups.Select(group => (group.Id, group.Dates[0].Date, group.Dates[0].WhyNot)).OrderBy(row => row.Id == clinic.Evening.Id));
    }

    [Theory, OnEachDatabase]
    public async Task An_appointment_of_the_clients_own_stands_in_the_way_on_its_day_and_is_named(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        var (thursday, tuesday) = (clinic.First.AddDays(7), clinic.First.AddDays(5));
        await clinic.BookTalkAsync(0, thursday, 10);
        await clinic.BookTalkAsync(0, tuesday, 16, TalkKind.IntakeAssessment);

        var view = await ViewAsync(database, clinic, 0, new(clinic.Evening.Slug, clinic.First));

        var daytime = view.Groups.Single(group => group.Id == clinic.Daytime.Id);
        // Whoever begins before that day has both on it.
        Assert.Equal(
            [DateReason.StartsTooSoon, DateReason.YourAppointment, DateReason.YourAppointment, DateReason.YourAppointment, DateReason.YourAppointment, null],
            daytime.Dates.Take(6).Select(date => date.WhyNot));
        Assert.All(daytime.Dates.Where(date => date.WhyNot == DateReason.YourAppointment), date => Assert.Equal(thursday, date.BusyOn));
        Assert.Equal(thursday.AddDays(4), daytime.FirstFree);
        Assert.Equal(clinic.First, view.Groups.Single(group => group.Id == clinic.Evening.Id).FirstFree);
        var hours = Assert.Single(view.Therapists).Hours;
        Assert.Equal((HourReason.YourAppointment, tuesday), (hours.Single(hour => hour.Id == clinic.Tuesday.Id).WhyNot, hours.Single(hour => hour.Id == clinic.Tuesday.Id).BusyOn));
        Assert.Null(hours.Single(hour => hour.Id == clinic.MondayMorning.Id).WhyNot);
        Assert.Equal(HourReason.OverlapsYourGroup, hours.Single(hour => hour.Id == clinic.MondayEvening.Id).WhyNot);
        var later = Assert.Single((await ViewAsync(database, clinic, 0, new(clinic.Evening.Slug, thursday))).Therapists).Hours;
        Assert.Null(later.Single(hour => hour.Id == clinic.Tuesday.Id).WhyNot);
    }

    [Theory, OnEachDatabase]
    public async Task Whatever_is_offered_can_be_held_and_whatever_is_not_is_refused(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, clients: 2);
        await HoldPlaceTests.HoldAsync(database, clinic, 1);
        await clinic.BookTalkAsync(0, clinic.First.AddDays(7), 10);
        await clinic.BookTalkAsync(0, clinic.First.AddDays(11), 9, TalkKind.IntakeAssessment);

        foreach (var group in (await ViewAsync(database, clinic, 0)).Groups)
        {
            foreach (var date in group.Dates)
            {
                Assert.Equal(date.WhyNot is null, await CanHoldAsync(group.Id, date.Date, null));
                foreach (var hour in (await ViewAsync(database, clinic, 0, new(group.Slug, date.Date))).Therapists.SelectMany(who => who.Hours))
                    Assert.Equal(date.WhyNot is null && hour.WhyNot is null, await CanHoldAsync(group.Id, date.Date, hour.Id));
            }
        }

        async Task<bool> CanHoldAsync(GroupId group, DateOnly start, OfferedHourId? hour) => (await database.Get<HoldPlaceHandler>().HandleAsync(
            clinic.Clients[0].Who, new(Guid.NewGuid(), clinic.Clients[0].Enrollment, group, start, hour, hour is null), CancellationToken.None)).Succeeded;
    }

    [Theory, OnEachDatabase]
    public async Task Staff_and_who_could_not_send_are_offered_only_what_leaves_the_clients_own_appointment(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        var (who, enrollment) = clinic.Clients[0];
        var desk = new Actor.Staff(new(Guid.NewGuid()), clinic.Therapist.Id, StaffRoles.FrontDesk);
        var thursday = clinic.First.AddDays(7);
        await clinic.ChangeAsync(db => db.Enrollments.Single().Choose(clinic.Evening.Id, clinic.First, clinic.Therapist.Id));
        await clinic.BookTalkAsync(0, thursday, 10);
        await clinic.BookTalkAsync(0, thursday.AddDays(5), 16, TalkKind.IntakeAssessment);

        var starts = await database.Get<PlacesToArrangeQuery>().StartsAsync(desk, enrollment, CancellationToken.None);
        Assert.Equal(thursday.AddDays(4), starts.First(start => start.Group == clinic.Daytime.Id).Date);
        Assert.Equal(clinic.Next, starts.First(start => start.Group == clinic.Evening.Id).Date);
        var hours = await database.Get<PlacesToArrangeQuery>().HandleAsync(desk, enrollment, clinic.Evening.Id, clinic.First, CancellationToken.None);
        Assert.DoesNotContain(hours, hour => hour.Id == clinic.Tuesday.Id);
        Assert.Contains(hours, hour => hour.Id == clinic.MondayMorning.Id);
        var nearest = await database.Get<NearestPlacesQuery>().HandleAsync(who, enrollment, CancellationToken.None);
        Assert.DoesNotContain(nearest, start => start.Group == "d1" && start.Date <= thursday);
        Assert.Contains(nearest, start => start.Group == "e1" && start.Date == clinic.First);
    }

    [Theory, OnEachDatabase]
    public async Task At_the_desk_a_look_is_recorded_and_a_page_that_asks_again_by_itself_is_not(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        var (places, stay) = (database.Get<PlacesQuery>(), clinic.Clients[0].Enrollment);
        var desk = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.FrontDesk);

        Assert.Equal(2, (await places.HandleAsync(desk, stay, new(), CancellationToken.None))!.Groups.Count);
        Assert.Equal(2, (await places.RefreshAsync(desk, stay, new(), CancellationToken.None))!.Groups.Count);
        Assert.Null(await places.RefreshAsync(clinic.Clients[0].Who, stay, new(), CancellationToken.None));
        Assert.Null(await places.RefreshAsync(desk with { Roles = StaffRoles.Counselor }, stay, new(), CancellationToken.None));

        await using var db = database.CreateContext();
        var look = Assert.Single(await db.AuditEntries.Where(row => row.Act == "PlacesRead").ToListAsync());
        Assert.Equal((stay.Value, clinic.Clients[0].Who.Id), (look.Subject, look.ClientId));
    }

    [Theory, OnEachDatabase]
    public async Task Every_hour_is_judged_against_the_chosen_group(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, clients: 2);
        await HoldPlaceTests.HoldAsync(database, clinic, 0);

        var therapist = Assert.Single((await ViewAsync(database, clinic, 1, new(clinic.Evening.Slug, clinic.First))).Therapists);

        Assert.Equal(("Rosa Lindqvist", "LCSW", "English, Spanish"), (therapist.Name, therapist.Credential, therapist.Languages));
        Assert.Equal(
            [(clinic.MondayMorning.Id, null), (clinic.MondayEvening.Id, HourReason.OverlapsYourGroup), (clinic.Tuesday.Id, (HourReason?)HourReason.Taken)],
            therapist.Hours.Select(hour => (hour.Id, hour.WhyNot)));
        Assert.Empty((await ViewAsync(database, clinic, 1, new(clinic.Evening.Slug))).Therapists);
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_staff_place_is_shown_nothing_to_choose(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await clinic.ChangeAsync(db => db.Enrollments.Single().MoveTo(EnrollmentStatus.ConsultationRequired, clinic.Clients[0].Who, database.Clock.UtcNow));

        var view = await ViewAsync(database, clinic, 0);

        Assert.Equal((ChoosingState.ArrangedByStaff, 0, 0), (view.State, view.Groups.Count, view.Therapists.Count));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_but_a_client_with_an_enrollment_sees_places(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        Actor[] others =
        [
            Actor.Visitor.Instance, new Actor.Client(new(Guid.NewGuid()), new(Guid.NewGuid())),
            new Actor.Staff(new(Guid.NewGuid()), clinic.Therapist.Id, StaffRoles.Director),
        ];

        foreach (var other in others)
            Assert.Null(await database.Get<PlacesQuery>().HandleAsync(other, new(), CancellationToken.None));
    }

    private static async Task<PlacesView> ViewAsync(Database database, PlaceClinic clinic, int client, PlaceChoice? choice = null) =>
        (await database.Get<PlacesQuery>().HandleAsync(clinic.Clients[client].Who, choice ?? new(), CancellationToken.None))!;

    private static Task AnswerAsync(PlaceClinic clinic, Database database, string program) =>
        clinic.ChangeAsync(db => db.EnrollmentAnswers.Single().Save(program, database.Clock.UtcNow));
}
