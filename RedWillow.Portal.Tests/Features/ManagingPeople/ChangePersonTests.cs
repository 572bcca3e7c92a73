using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ManagingPeople;

/// <summary>What is read of a person is set right, and nobody leaves what others count on; on both databases.</summary>
public sealed class ChangePersonTests
{
    [Theory, OnEachDatabase]
    public async Task A_name_and_languages_are_set_right_from_the_newest_form(Database database)
    {
        var office = new Office(database);
        var who = await office.AddedAsync("Rosa Lynd", office.License(days: 5));
        var opened = await SeenAsync(database, who);
        // A license that has run out keeps nobody's name wrong.
        database.Clock.Advance(TimeSpan.FromDays(6));

        Assert.True((await ChangeAsync(database, opened with { Name = " Rosa Lind ", Languages = "English, Spanish " })).Succeeded);
        Assert.IsType<StaleEdit>((await ChangeAsync(database, opened with { Key = Guid.NewGuid(), Name = "Rosa Lund" })).Refusal);

        var person = await ReadAsync(database, who);
        Assert.Equal(("Rosa Lind", "English, Spanish", null, true), (person.Name, person.Languages, person.TherapistIn, person.Active));
        Assert.Equal(1, await office.AuditedAsync(nameof(PractitionerChanged)));
    }

    [Theory, OnEachDatabase]
    public async Task Nonsense_is_refused_and_others_than_administrators_find_nothing(Database database)
    {
        var office = new Office(database);
        var seen = await SeenAsync(database, await office.AddedAsync("Rosa Lind", office.License()));

        foreach (var name in new[] { "", "  ", "42", "<b>Rosa</b>", "Rosa\0Lind", new string('a', PersonName.Longest + 1) })
            Assert.IsType<NameNotWritable>((await ChangeAsync(database, seen with { Key = Guid.NewGuid(), Name = name })).Refusal);
        Assert.Equal(new NoteTooLong(128), (await ChangeAsync(database, seen with { Key = Guid.NewGuid(), Languages = new('x', 129) })).Refusal);
        Assert.IsType<TextNotReadable>((await ChangeAsync(database, seen with { Key = Guid.NewGuid(), Languages = "English\nSpanish" })).Refusal);
        Assert.IsType<NotThere>((await ChangeAsync(database, seen with { Key = Guid.NewGuid(), TherapistIn = (ProgramKind)9 })).Refusal);
        Assert.IsType<NotThere>((await ChangeAsync(database, seen with { Key = Guid.NewGuid(), Who = new(Guid.NewGuid()) })).Refusal);
        foreach (var actor in new Actor[] { Office.FrontDesk, Office.Admin with { Roles = StaffRoles.Clinician | StaffRoles.Director }, Actor.Visitor.Instance })
            Assert.IsType<NotThere>((await ChangeAsync(database, seen with { Key = Guid.NewGuid(), Name = "Rosa Lund" }, actor)).Refusal);

        Assert.Equal("Rosa Lind", (await ReadAsync(database, seen.Who)).Name);
    }

    [Theory, OnEachDatabase]
    public async Task Who_was_added_without_individual_hours_gives_them_later_with_a_license(Database database)
    {
        var office = new Office(database);
        var (clerk, clinician) = (await office.AddedAsync("Tom Bay"), await office.AddedAsync("Rosa Lind", office.License()));
        var hour = new OfferHour(Guid.NewGuid(), clinician, DayOfWeek.Tuesday, new(16, 0), 50, database.Clock.Today);
        Assert.IsType<NotATherapist>((await database.Get<OfferHourHandler>().HandleAsync(Office.Admin, hour, default)).Refusal);

        Assert.IsType<LicenseNeeded>((await ChangeAsync(database, await SeenAsync(database, clerk) with { TherapistIn = ProgramKind.MentalHealth })).Refusal);
        Assert.True((await ChangeAsync(database, await SeenAsync(database, clinician) with { TherapistIn = ProgramKind.MentalHealth })).Succeeded);

        var offered = await database.Get<OfferHourHandler>().HandleAsync(Office.Admin, hour with { Key = Guid.NewGuid() }, default);
        Assert.True(offered.Succeeded);
        foreach (var other in new ProgramKind?[] { null, ProgramKind.SubstanceUse })
            Assert.IsType<HoursStillOffered>((await ChangeAsync(database, await SeenAsync(database, clinician) with { TherapistIn = other })).Refusal);
        Assert.IsType<HoursStillOffered>((await ChangeAsync(database, await SeenAsync(database, clinician) with { Active = false })).Refusal);
        Assert.True((await ChangeAsync(database, await SeenAsync(database, clinician) with { Name = "Rosa Lund" })).Succeeded);
        Assert.True((await database.Get<EndOfferedHourHandler>().HandleAsync(Office.Admin, new(Guid.NewGuid(), offered.Value, database.Clock.Today), default)).Succeeded);
        Assert.True((await ChangeAsync(database, await SeenAsync(database, clinician) with { TherapistIn = null })).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_leaves_while_a_group_or_a_talk_is_theirs(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        await clinic.BookTalkAsync(0, clinic.First, 10);
        await clinic.ChangeAsync(db => db.OfferedHours.RemoveRange(db.OfferedHours));
        var counselor = (await database.Get<PeopleQuery>().HandleAsync(Office.Admin, default))!.Single(person => person.Name == "Tom Bay").Id;

        Assert.Equal(new TalkStillBooked(clinic.First), (await ChangeAsync(database, await SeenAsync(database, clinic.Therapist.Id) with { Active = false })).Refusal);
        Assert.IsType<GroupStillLed>((await ChangeAsync(database, await SeenAsync(database, counselor) with { Active = false })).Refusal);
        await clinic.ChangeAsync(db => db.TalkAppointments.RemoveRange(db.TalkAppointments));
        await clinic.ChangeAsync(db => db.GroupMeetings.ExecuteUpdate(set => set.SetProperty(row => row.Until, database.Clock.Today)));

        foreach (var who in new[] { clinic.Therapist.Id, counselor })
        {
            Assert.True((await ChangeAsync(database, await SeenAsync(database, who) with { Active = false })).Succeeded);
            Assert.False((await ReadAsync(database, who)).Active);
        }

        var people = (await database.Get<PeopleQuery>().HandleAsync(Office.Admin, default))!;
        Assert.All(people, person => Assert.False(person.MaySupervise && !person.Active));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_leaves_while_they_supervise_somebody(Database database)
    {
        var office = new Office(database);
        var (senior, other) = (await office.AddedAsync("Rosa Lind", office.License()), await office.AddedAsync("Ada Kent", office.License()));
        var (tom, ann) = (await office.AddedAsync("Tom Bay", office.License("CSW"), senior), await office.AddedAsync("Ann Ray", office.License("CSW"), senior));
        async Task<Result<Done>> LeaveAsync(PractitionerId who) => await ChangeAsync(database, await SeenAsync(database, who) with { Active = false });

        Assert.Equal(new PeopleStillSupervised("Ann Ray, Tom Bay"), (await LeaveAsync(senior)).Refusal);
        Assert.True((await ChangeAsync(database, await SeenAsync(database, senior) with { Name = "Rosa Lund" })).Succeeded);
        Assert.True((await LeaveAsync(ann)).Succeeded);
        Assert.Equal(new PeopleStillSupervised("Tom Bay"), (await LeaveAsync(senior)).Refusal);
        Assert.True((await SupervisedByAsync(database, office, tom, other)).Succeeded);
        Assert.True((await LeaveAsync(senior)).Succeeded);
        Assert.IsType<SupervisorNeeded>((await SupervisedByAsync(database, office, tom, senior)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_leaves_is_given_nobody_to_supervise_at_the_same_moment(Database database)
    {
        var office = new Office(database);
        var other = await office.AddedAsync("Ada Kent", office.License());
        for (var round = 0; round < 4; round++)
        {
            var senior = await office.AddedAsync("Rosa Lind", office.License());
            var tom = await office.AddedAsync("Tom Bay", office.License("CSW"), other);
            var leaving = await SeenAsync(database, senior) with { Active = false };
            var acts = new Func<Task<bool>>[]
            {
                async () => (await ChangeAsync(database, leaving)).Succeeded,
                async () => (await SupervisedByAsync(database, office, tom, senior)).Succeeded,
                async () => (await office.AddAsync("Ann Ray", office.License("CSW"), senior)).Succeeded,
            };

            await Task.WhenAll(acts.Select(act => Task.Run(act)));

            await using var db = database.CreateContext();
            Assert.False(await db.Practitioners.AnyAsync(row => row.Active && db.Practitioners.Any(one => one.Id == row.SupervisorId && !one.Active)));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_gives_a_supervisor_waits_until_it_is_known_whether_they_leave(Database database)
    {
        var office = new Office(database);
        var (senior, other) = (await office.AddedAsync("Rosa Lind", office.License()), await office.AddedAsync("Ada Kent", office.License()));
        var tom = await office.AddedAsync("Tom Bay", office.License("CSW"), other);
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var leaving = database.Unit.RunAsync<ChangePerson, Done>(
            Office.Admin, await SeenAsync(database, senior) with { Active = false }, [Claim.Caseload(senior)], async (db, token) =>
            {
                var person = await db.Practitioners.SingleAsync(row => row.Id == senior, token);
                person.Change(person.Name, person.Languages, person.TherapistIn, active: false);
                held.SetResult();
                await release.Task;
                return Done.Instance;
            }, default);
        await held.Task;

        var given = Task.Run(() => SupervisedByAsync(database, office, tom, senior));
        var added = Task.Run(() => office.AddAsync("Ann Ray", office.License("CSW"), senior));
        await Task.WhenAny(Task.WhenAll(given, added), Task.Delay(TimeSpan.FromSeconds(1)));
        release.SetResult();

        Assert.True((await leaving).Succeeded);
        Assert.IsType<SupervisorNeeded>((await given).Refusal);
        Assert.IsType<SupervisorNeeded>((await added).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_leaves_has_their_account_shut_and_it_is_opened_only_when_they_are_back(Database database)
    {
        var office = new Office(database);
        var who = await office.AddedAsync("Rosa Lind", office.License(), invite: new("rosa@example.test", StaffRoles.Clinician));
        var without = await office.AddedAsync("Tom Bay");
        var before = await office.AccountAsync(who);
        var (shut, invite) = (database.Get<DisableAccountHandler>(), database.Get<InviteColleagueHandler>());

        Assert.True((await ChangeAsync(database, await SeenAsync(database, who) with { Active = false })).Succeeded);
        Assert.True((await ChangeAsync(database, await SeenAsync(database, without) with { Active = false })).Succeeded);
        var after = await office.AccountAsync(who);
        Assert.True(after.Disabled);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Equal(1, await office.AuditedAsync(nameof(AccountShut)));
        Assert.IsType<PersonHasLeft>((await shut.HandleAsync(Office.Admin, new(Guid.NewGuid(), after.Id, Disabled: false), default)).Refusal);
        foreach (var gone in new[] { who, without })
            Assert.IsType<PersonHasLeft>((await invite.HandleAsync(Office.Admin, new(Guid.NewGuid(), gone, new("x@example.test", StaffRoles.FrontDesk)), default)).Refusal);
        Assert.True((await ChangeAsync(database, await SeenAsync(database, who) with { Name = "Rosa Lund" })).Succeeded);

        Assert.True((await ChangeAsync(database, await SeenAsync(database, who) with { Active = true })).Succeeded);
        Assert.True((await office.AccountAsync(who)).Disabled);
        Assert.True((await shut.HandleAsync(Office.Admin, new(Guid.NewGuid(), after.Id, Disabled: false), default)).Succeeded);
        Assert.False((await office.AccountAsync(who)).Disabled);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_says_of_themself_that_they_left_and_the_last_administrator_stays(Database database)
    {
        var office = new Office(database);
        var (ada, ben) = (await office.AddedAsync("Ada Kent", invite: new("ada@example.test", StaffRoles.Admin)), await office.AddedAsync("Ben Ray", invite: new("ben@example.test", StaffRoles.Admin)));

        Assert.IsType<NotYourOwnAccount>((await ChangeAsync(database, await SeenAsync(database, ada) with { Active = false }, Office.Admin with { Id = ada })).Refusal);
        var leaving = new[] { await SeenAsync(database, ada), await SeenAsync(database, ben) };
        var answers = await Task.WhenAll(leaving.Select(one => Task.Run(() => ChangeAsync(database, one with { Active = false }))));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Single(answers, answer => answer.Refusal is LastAdministrator);
        await using var db = database.CreateContext();
        Assert.Equal((1, 1), (await db.Practitioners.CountAsync(row => row.Active), await db.Users.CountAsync(row => !row.Disabled)));
    }

    private static async Task<ChangePerson> SeenAsync(Database database, PractitionerId who)
    {
        var person = (await database.Get<PeopleQuery>().HandleAsync(Office.Admin, default))!.Single(one => one.Id == who);
        return new(Guid.NewGuid(), who, person.Stamp, person.Name, person.Languages, person.TherapistIn, person.Active);
    }

    private static async Task<Result<Done>> SupervisedByAsync(Database database, Office office, PractitionerId who, PractitionerId supervisor)
    {
        var seen = (await ReadAsync(database, who)).LicenseStamp;
        return await database.Get<ChangeLicenseHandler>().HandleAsync(Office.Admin, new(Guid.NewGuid(), who, seen, office.License("CSW"), supervisor), default);
    }

    private static async Task<Practitioner> ReadAsync(Database database, PractitionerId who)
    {
        await using var db = database.CreateContext();
        return await db.Practitioners.SingleAsync(row => row.Id == who);
    }

    private static Task<Result<Done>> ChangeAsync(Database database, ChangePerson ask, Actor? actor = null) =>
        database.Get<ChangePersonHandler>().HandleAsync(actor ?? Office.Admin, ask, default);
}
