using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RunningGroups;

public sealed class TodayPageTests() : SlicePages(typeof(TodayQuery))
{
    private RunningGroup _group = null!;

    protected override async Task OpenAsync() => _group = await RunningGroup.InAsync(Database);

    [Fact]
    public async Task A_closed_day_stands_in_the_week_with_its_reason()
    {
        await using (var db = Database.CreateContext())
        {
            db.Add(Closure.Declare(new(Guid.CreateVersion7()), Database.Clock.Today.AddDays(2), "Thanksgiving"));
            db.Add(Closure.Declare(new(Guid.CreateVersion7()), Database.Clock.Today, "Snow"));
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        var page = Shown<TodayPage>(_group.Counselor);

        Assert.Equal("Tuesday, January 13. Center closed: Snow", page.Find(".lede").TextContent);
        Assert.Contains("Center closed: Thanksgiving", page.Find("table.week").TextContent, StringComparison.Ordinal);
        Assert.Matches(@"Thursday, January 15\s*Center closed: Thanksgiving", Flat(page.Find("ul.agenda")));
    }

    [Fact]
    public async Task An_hour_of_a_leave_says_so_today_and_in_the_week()
    {
        await _group.JoinAsync("Nora", EnrollmentStatus.OnHold, Database.Clock.Today.AddDays(-8), new(10, 0));
        Database.Clock.MoveTo(new(2026, 1, 14), new(12, 0));

        var page = Shown<TodayPage>(_group.Counselor);

        Assert.Matches(@"10:00–10:50 am Nora\s*Individual hour\s*On leave", Flat(page.Find("[aria-labelledby=appointments]")));
        Assert.Matches(@"Nora.*On leave", Flat(page.Find("ul.agenda")));
    }

    [Fact]
    public async Task Who_leads_no_group_reads_about_individual_hours_and_not_that_nothing_is_planned()
    {
        await _group.JoinAsync("June", EnrollmentStatus.Active, Database.Clock.Today.AddDays(-8), new(10, 0));
        await using (var db = Database.CreateContext())
        {
            db.RemoveRange(db.GroupSessions);
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        var day = Shown<TodayPage>(_group.Counselor);
        Assert.Contains("None today. Next: Wednesday, January 14, 10:00–10:50 am, June, individual hour", Flat(day.Find("[aria-labelledby=appointments]")), StringComparison.Ordinal);
        Assert.DoesNotContain("No group sessions today", day.Markup, StringComparison.Ordinal);

        Database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Matches(@"Individual today \(1\)\s*10:00–10:50 am June\s*Individual hour", Flat(Shown<TodayPage>(_group.Counselor).Find("[aria-labelledby=appointments]")));
        Assert.Matches(@"No group sessions today\s*None of your groups", Flat(Shown<TodayPage>(RunningGroup.OtherCounselor).Find(".empty")));
    }

    [Fact]
    public async Task An_hour_of_an_earlier_week_leads_to_that_week_as_long_as_it_is_listed()
    {
        await _group.JoinAsync("June", EnrollmentStatus.Active, Database.Clock.Today.AddDays(-60), new(10, 0));

        Assert.Equal("/staff/appointments?week=2026-01-07", Hour("2026-01-05").GetAttribute("href"));
        Assert.Equal("/staff/appointments?week=2025-12-17", Hour("2025-12-15").GetAttribute("href"));
        Assert.Null(Hour("2025-12-08").GetAttribute("href"));
    }

    private AngleSharp.Dom.IElement Hour(string week)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/staff/today?week=" + week);
        return Shown<TodayPage>(_group.Counselor).FindAll("table.week .tone-individual").Single();
    }
}
