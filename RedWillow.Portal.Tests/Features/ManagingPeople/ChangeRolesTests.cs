using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ManagingPeople;

/// <summary>A role that needs a license goes to who has one, and no administrator undoes another's change unawares; on both databases.</summary>
public sealed class ChangeRolesTests
{
    private const StaffRoles Nonsense = (StaffRoles)64;

    [Theory, OnEachDatabase]
    public async Task Clinical_work_is_given_only_to_somebody_with_a_license_in_force(Database database)
    {
        var office = new Office(database);
        var clerk = await office.AddedAsync("Tom Bay", invite: new("tom@example.test", StaffRoles.FrontDesk));
        var clinician = await office.AddedAsync("Rosa Lind", office.License(days: 10), invite: new("rosa@example.test", StaffRoles.FrontDesk));

        foreach (var role in (StaffRoles[])[StaffRoles.Counselor, StaffRoles.Clinician])
            Assert.IsType<LicenseNeeded>((await ChangeAsync(database, clerk, StaffRoles.FrontDesk, StaffRoles.FrontDesk | role)).Refusal);
        Assert.True((await ChangeAsync(database, clerk, StaffRoles.FrontDesk, StaffRoles.Director)).Succeeded);
        Assert.True((await ChangeAsync(database, clinician, StaffRoles.FrontDesk, StaffRoles.Clinician | StaffRoles.FrontDesk)).Succeeded);

        // The license runs out: nothing more is given, and what is there can be taken.
        database.Clock.Advance(TimeSpan.FromDays(11));
        Assert.IsType<LicenseExpired>((await ChangeAsync(database, clinician, StaffRoles.Clinician | StaffRoles.FrontDesk, StaffRoles.Clinician | StaffRoles.Counselor)).Refusal);
        Assert.True((await ChangeAsync(database, clinician, StaffRoles.Clinician | StaffRoles.FrontDesk, StaffRoles.Clinician)).Succeeded);
        Assert.Equal((StaffRoles.Director, StaffRoles.Clinician), ((await office.AccountAsync(clerk)).Roles, (await office.AccountAsync(clinician)).Roles));
        Assert.Equal(3, await office.AuditedAsync(nameof(RolesChanged)));
    }

    [Theory, OnEachDatabase]
    public async Task An_invitation_asks_for_the_same_license(Database database)
    {
        var office = new Office(database);
        var who = await office.AddedAsync("Rosa Lind", office.License(days: 10));
        database.Clock.Advance(TimeSpan.FromDays(11));

        var answer = await database.Get<InviteColleagueHandler>().HandleAsync(
            Office.Admin, new(Guid.NewGuid(), who, new("rosa@example.test", StaffRoles.Clinician)), default);

        Assert.IsType<LicenseExpired>(answer.Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task The_second_of_two_administrators_looks_again(Database database)
    {
        var office = new Office(database);
        var who = await office.AddedAsync("Tom Bay", invite: new("tom@example.test", StaffRoles.FrontDesk));
        Assert.True((await ChangeAsync(database, who, StaffRoles.FrontDesk, StaffRoles.None)).Succeeded);

        Assert.IsType<StaleEdit>((await ChangeAsync(database, who, StaffRoles.FrontDesk, StaffRoles.FrontDesk | StaffRoles.Director)).Refusal);

        Assert.Equal(StaffRoles.None, (await office.AccountAsync(who)).Roles);
    }

    [Theory, OnEachDatabase]
    public async Task A_role_that_does_not_exist_is_given_nowhere(Database database)
    {
        var office = new Office(database);
        var who = await office.AddedAsync("Tom Bay", invite: new("tom@example.test", StaffRoles.FrontDesk));
        var without = await office.AddedAsync("Ann Ray");

        Assert.IsType<NotThere>((await ChangeAsync(database, who, StaffRoles.FrontDesk, StaffRoles.FrontDesk | Nonsense)).Refusal);
        Assert.IsType<NotThere>((await office.AddAsync("Rosa Lind", invite: new("rosa@example.test", Nonsense))).Refusal);
        Assert.IsType<NotThere>((await database.Get<InviteColleagueHandler>().HandleAsync(
            Office.Admin, new(Guid.NewGuid(), without, new("ann@example.test", Nonsense | StaffRoles.Director)), default)).Refusal);

        Assert.Equal(StaffRoles.FrontDesk, (await office.AccountAsync(who)).Roles);
    }

    private static async Task<Result<Done>> ChangeAsync(Database database, PractitionerId who, StaffRoles seen, StaffRoles roles)
    {
        var account = await new Office(database).AccountAsync(who);
        return await database.Get<ChangeRolesHandler>().HandleAsync(Office.Admin, new(Guid.NewGuid(), account.Id, seen, roles), default);
    }
}
