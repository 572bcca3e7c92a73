using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Enrollments;

public sealed class OpeningBalanceTests
{
    private static readonly DateOnly Today = new(2026, 1, 13);
    private static readonly Actor.Staff FrontDesk = new(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.FrontDesk);

    [Theory]
    [InlineData(44, 6)]
    [InlineData(44, 4)]
    [InlineData(42, 6)]
    [InlineData(1, 0)]
    [InlineData(200, 0)]
    public void Weeks_count_on_from_what_was_entered(int daysAgo, int weeks)
    {
        var figures = new OpeningFigures(Today.AddDays(-daysAgo), weeks, 0, 0);

        Assert.Null(figures.WhyNot(Today));
        var from = figures.CountsFrom(Today);
        Assert.Equal(weeks, ProgramWeek.FullWeeks(from, Today, []));
        Assert.Equal(weeks + 1, ProgramWeek.FullWeeks(from, Today.AddDays(7), []));
        Assert.True(from >= figures.Start && from <= Today);
        Assert.Equal(figures.Start.DayOfWeek, from.DayOfWeek);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, typeof(OpeningStartWrong))]
    [InlineData(-1, 0, 0, 0, typeof(OpeningStartWrong))]
    [InlineData(1200, 0, 0, 0, typeof(OpeningStartWrong))]
    [InlineData(44, 7, 0, 0, typeof(OpeningWeeksWrong))]
    [InlineData(44, -1, 0, 0, typeof(OpeningWeeksWrong))]
    [InlineData(44, 6, 45, 0, typeof(OpeningSessionsWrong))]
    [InlineData(44, 6, 0, 45, typeof(OpeningSessionsWrong))]
    [InlineData(44, 6, -1, 0, typeof(OpeningSessionsWrong))]
    public void What_cannot_be_is_refused(int daysAgo, int weeks, int group, int individual, Type refusal) =>
        Assert.IsType(refusal, new OpeningFigures(Today.AddDays(-daysAgo), weeks, group, individual).WhyNot(Today));

    [Fact]
    public void The_one_way_beside_the_table_begins_at_an_empty_list_and_is_staffs_alone()
    {
        var stay = Stay();
        Assert.IsType<NeedsStaff>(Bring(stay, new Actor.Client(new(Guid.NewGuid()), stay.ClientId)).Refusal);
        Assert.IsType<NeedsStaff>(Bring(stay, FrontDesk with { Roles = StaffRoles.Counselor | StaffRoles.Admin }).Refusal);
        Assert.IsType<NeedsStaff>(Bring(stay, new Actor.System("import")).Refusal);

        Assert.True(Bring(stay, FrontDesk).Succeeded);

        var move = Assert.Single(stay.Moves);
        Assert.Equal((EnrollmentStatus.Draft, EnrollmentStatus.Active, nameof(OpeningBalance), FrontDesk.Id), (move.From, move.To, move.Reason, move.By));
        Assert.Contains(stay.Events, happened => happened is BroughtAlong { Weeks: 6, GroupSessions: 18 });
        Assert.DoesNotContain(stay.Events, happened => happened is ClientNotice);
        Assert.IsType<IllegalMove>(Bring(stay, FrontDesk).Refusal);
        Assert.False(EnrollmentMoves.IsLegal(EnrollmentStatus.Draft, EnrollmentStatus.Active));
    }

    [Fact]
    public void Attendance_marked_here_does_not_move_the_first_day()
    {
        var stay = Stay();
        Assert.True(Bring(stay, FrontDesk).Succeeded);
        var from = stay.FirstAttended;

        Assert.True(stay.Attended(Today, FrontDesk, DateTime.UnixEpoch).Succeeded);
        Assert.Equal(from, stay.FirstAttended);
        Assert.True(stay.Attended(null, FrontDesk, DateTime.UnixEpoch).Succeeded);
        Assert.Equal((from, EnrollmentStatus.Active), (stay.FirstAttended, stay.Status));
    }

    private static Enrollment Stay() => Enrollment.Begin(new(Guid.NewGuid()), new(Guid.NewGuid()), DateTime.UnixEpoch);

    private static Result<Done> Bring(Enrollment stay, Actor actor)
    {
        var figures = new OpeningFigures(Today.AddDays(-44), 6, 18, 5);
        var balance = new OpeningBalance
        {
            EnrollmentId = stay.Id, OriginalStart = figures.Start, AsOf = Today, Weeks = figures.Weeks, GroupSessions = figures.GroupSessions,
            IndividualSessions = figures.IndividualSessions, AdmittedBy = FrontDesk.Id, License = "LCSW 1", EnteredBy = FrontDesk.Id, EnteredUtc = DateTime.UnixEpoch,
        };
        return stay.BringAlong(balance, figures.CountsFrom(Today), new(Guid.NewGuid()), FrontDesk.Id, PayerPath.SelfPayWithEstimate, actor);
    }
}
