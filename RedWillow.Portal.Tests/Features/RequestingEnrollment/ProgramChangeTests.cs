using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

public sealed class ProgramChangeTests
{
    [Theory, OnEachDatabase]
    public async Task Another_program_is_asked_about_while_a_place_is_held_and_nothing_is_lost_by_asking(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        Assert.True((await HoldPlaceTests.HoldAsync(database, clinic, 0)).Succeeded);

        Assert.IsType<PlaceOfOtherProgram>((await SayAsync(database, clinic, "MentalHealth")).Refusal);
        Assert.Equal(("SubstanceUse", 1, 1, clinic.Evening.Id), await StateAsync(database));
        // The same program, or none in particular, is no reason to let go.
        Assert.Null((await SayAsync(database, clinic, "SubstanceUse")).Refusal);
        Assert.Null((await SayAsync(database, clinic, "NotSure")).Refusal);
        Assert.Equal(("NotSure", 1, 1, clinic.Evening.Id), await StateAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task On_the_client_s_word_seat_hour_and_choice_go_with_the_answer_in_one_commit(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database);
        Assert.True((await HoldPlaceTests.HoldAsync(database, clinic, 0)).Succeeded);

        Assert.Null((await SayAsync(database, clinic, "MentalHealth", letGo: true)).Refusal);

        Assert.Equal(("MentalHealth", 0, 0, null), await StateAsync(database));
        await using var db = database.CreateContext();
        Assert.Single(await db.AuditEntries.Where(row => row.Act == nameof(SeatReleased)).ToListAsync());
    }

    private static async Task<Result<AnswerKept>> SayAsync(Database database, PlaceClinic clinic, string program, bool letGo = false) =>
        await database.Get<SaveAnswerHandler>().HandleAsync(clinic.Clients[0].Who, new(Guid.NewGuid(), Question.Program, program, letGo), TestContext.Current.CancellationToken);

    private static async Task<(string Program, int Seats, int Hours, GroupId? Chosen)> StateAsync(Database database)
    {
        await using var db = database.CreateContext();
        return ((await db.EnrollmentAnswers.SingleAsync(row => row.Question == Question.Program)).Value, await db.SeatClaims.CountAsync(), await db.HourClaims.CountAsync(),
            (await db.Enrollments.SingleAsync()).GroupId);
    }
}
