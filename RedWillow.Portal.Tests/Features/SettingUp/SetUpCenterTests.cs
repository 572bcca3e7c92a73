using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.SettingUp;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.SettingUp;

public sealed class SetUpCenterTests
{
    private const string Password = "gravel otter violin noon";

    [Theory, OnEachDatabase]
    public async Task Whoever_holds_the_code_makes_the_first_administrator_and_the_code_is_worth_nothing_then(Database database)
    {
        var shown = Code(database).Make();
        var ask = Ask(shown.ToLowerInvariant().Replace('-', ' '));

        Assert.Equal(SetUpOutcome.Made, await OutcomeAsync(database, ask));
        // The same form, sent twice, or with another password or name after going back: it is the first that counts.
        foreach (var again in new[] { ask, ask with { Password = "another quiet marble sock" }, ask with { Name = "Eve Kent" } })
            Assert.Equal(SetUpOutcome.MadeBefore, await OutcomeAsync(database, again));
        Assert.IsType<NotThere>((await SendAsync(database, Ask(shown, "second@example.test"))).Refusal);
        // Nor does a code of a later start help where somebody administers.
        Assert.IsType<NotThere>((await SendAsync(database, Ask(Code(database).Make(), "second@example.test"))).Refusal);
        Assert.False(await database.Get<SetupQuery>().HandleAsync(Actor.Visitor.Instance, default));

        await using var db = database.CreateContext();
        var admin = await db.Users.SingleAsync();
        Assert.Equal((true, StaffRoles.Admin, false), (admin.EmailConfirmed, admin.Roles, admin.Disabled));
        Assert.Equal("Ada Kent", (await db.Practitioners.SingleAsync(person => person.Id == admin.PractitionerId)).Name);
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(FirstAdministratorMade) && entry.Subject == admin.Id));
        using var users = database.Get<UnitUsers>().Over(db);
        Assert.True(await users.CheckPasswordAsync(admin, Password));
    }

    [Theory, OnEachDatabase]
    public async Task Wrong_codes_make_the_next_one_wait_until_the_portal_is_started_again(Database database)
    {
        var code = Code(database);
        var shown = code.Make();
        for (var tries = 0; tries < 6; tries++)
        {
            database.Clock.Time.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal(SetUpOutcome.WrongCode, await OutcomeAsync(database, Ask("AAAA-AAAA-AAAA-AAAA")));
        }

        Assert.Equal(SetUpOutcome.TooSoon, await OutcomeAsync(database, Ask(shown)));
        Assert.Equal(SetUpOutcome.Made, await OutcomeAsync(database, Ask(code.Make())));
        await using var db = database.CreateContext();
        Assert.Equal(7, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(SetupCodeRefused)));
    }

    [Theory, OnEachDatabase]
    public async Task A_form_that_made_nobody_is_another_try_when_it_is_sent_again(Database database)
    {
        var shown = Code(database).Make();
        var ask = Ask("AAAA-AAAA-AAAA-AAAA");
        Assert.Equal(SetUpOutcome.WrongCode, await OutcomeAsync(database, ask));
        database.Clock.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(SetUpOutcome.WrongCode, await OutcomeAsync(database, ask with { Name = "Ada Kents" }));
        database.Clock.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(SetUpOutcome.Made, await OutcomeAsync(database, ask with { Code = shown }));

        await using var db = database.CreateContext();
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(SetupCodeRefused)));
    }

    [Theory, OnEachDatabase]
    public async Task Of_many_at_the_same_moment_one_becomes_administrator(Database database)
    {
        var shown = Code(database).Make();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(one => Task.Run(() => SendAsync(database, Ask(shown, $"{one}@example.test")))));

        Assert.Single(answers, answer => answer is { Succeeded: true, Value: SetUpOutcome.Made });
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Without_a_code_nobody_sets_anything_up(Database database)
    {
        Assert.IsType<NotThere>((await SendAsync(database, Ask(""))).Refusal);
        Code(database).Make();
        Assert.True(await database.Get<SetupQuery>().HandleAsync(Actor.Visitor.Instance, default));
        Assert.IsType<NameNotWritable>((await SendAsync(database, Ask("") with { Name = "42" })).Refusal);
    }

    private static SetupCode Code(Database database) => database.Services.GetRequiredService<SetupCode>();

    private static SetUpCenter Ask(string code, string email = "ada@example.test") => new(Guid.NewGuid(), code, " Ada Kent ", email, Password);

    private static Task<Result<SetUpOutcome>> SendAsync(Database database, SetUpCenter ask) =>
        database.Get<SetUpCenterHandler>().HandleAsync(Actor.Visitor.Instance, ask, default);

    private static async Task<SetUpOutcome> OutcomeAsync(Database database, SetUpCenter ask)
    {
        var answer = await SendAsync(database, ask);
        Assert.True(answer.Succeeded, answer.Refusal?.Code);
        return answer.Value;
    }
}
