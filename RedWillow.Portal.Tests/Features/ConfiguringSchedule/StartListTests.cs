using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class StartListTests
{
    private static readonly StartFacts Ready = new(true, true, true, true, 1, 1, 1, 0, 1, 3, 1, 1, 1);

    [Fact]
    public void A_center_that_has_everything_has_nothing_left_to_do() => Assert.All(StartList.Of(Ready), line => Assert.True(line.Done, line.Title));

    [Theory]
    [InlineData("What people read about the center")]
    [InlineData("The address of the portal")]
    [InlineData("Mail that leaves the house")]
    [InlineData("Rooms")]
    [InlineData("Staff with a license in force")]
    [InlineData("Colleagues who can sign in")]
    [InlineData("Weekly hours")]
    [InlineData("Tracks")]
    [InlineData("A group")]
    [InlineData("Holidays")]
    [InlineData("The papers that clients sign")]
    public void What_is_missing_is_one_open_line_that_says_where_it_is_done(string title)
    {
        var open = StartList.Of(Without(title)).Where(line => !line.Done).ToList();

        var line = Assert.Single(open);
        Assert.Equal(title, line.Title);
        Assert.True(line.Address is not null || line.Text.Contains("Center", StringComparison.Ordinal) || line.Text.Contains("Mail:", StringComparison.Ordinal), line.Text);
    }

    [Fact]
    public void An_invitation_without_an_answer_keeps_its_line_open() =>
        Assert.Contains("1 invited and not answered yet", Assert.Single(StartList.Of(Ready with { Invited = 1 }), line => !line.Done).Text, StringComparison.Ordinal);

    [Theory, OnEachDatabase]
    public async Task The_list_follows_what_has_been_done(Database database)
    {
        var query = database.Get<StartListQuery>();
        Assert.Null(await query.HandleAsync(ScheduleOf.Admin with { Roles = StaffRoles.Director }, default));
        var before = Done(await query.HandleAsync(ScheduleOf.Admin, default));
        Assert.Equal(["What people read about the center", "Tracks"], before);

        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        await center.OpenedAsync();
        await center.HourAsync(await center.StaffAsync("Ann Ray", new DateOnly(2027, 6, 30), ProgramKind.SubstanceUse), DayOfWeek.Tuesday, new TimeOnly(9, 0));
        await center.ConfirmAsync(ScheduleOf.Monday);
        var after = Done(await query.HandleAsync(ScheduleOf.Admin, default));
        Assert.Equal(["Rooms", "Staff with a license in force", "Weekly hours", "A group", "Holidays"], after.Except(before, StringComparer.Ordinal));
    }

    private static List<string> Done(IReadOnlyList<StartLine>? lines) => [.. lines!.Where(line => line.Done).Select(line => line.Title)];

    private static StartFacts Without(string title) => title switch
    {
        "What people read about the center" => Ready with { CenterNamed = false },
        "The address of the portal" => Ready with { AddressPublic = false },
        "Mail that leaves the house" => Ready with { MailLeaves = false },
        "Rooms" => Ready with { Rooms = 0 },
        "Staff with a license in force" => Ready with { Licensed = 0 },
        "Colleagues who can sign in" => Ready with { Accepted = 0 },
        "Weekly hours" => Ready with { Therapists = 0 },
        "Tracks" => Ready with { TracksOpen = 0 },
        "A group" => Ready with { Groups = 0 },
        "Holidays" => Ready with { DaysDecided = 0 },
        _ => Ready with { PapersReviewed = false },
    };
}
