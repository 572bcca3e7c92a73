using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.FindingTrack;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Demo;

/// <summary>
/// The demo clinic: about forty fictional people and twenty weeks of their history, replayed through the portal's own handlers
/// day by day up to now.
/// </summary>
internal sealed class DemoProgram
{
    private const int Weeks = 20;
    private static readonly TimeOnly StaffHour = new(8, 15);
    private static readonly TimeOnly ClientHour = new(21, 40);

    private readonly DemoStage _stage;
    private readonly DemoSetup _clinic;
    private readonly DateTime _nowUtc;
    private readonly DateOnly _today;
    private readonly Dictionary<DateOnly, List<(DateTime Utc, Func<Task> Act)>> _plan = [];

    public DemoProgram(IServiceProvider services)
    {
        _stage = new DemoStage(services);
        _clinic = new DemoSetup(_stage);
        var clock = services.GetRequiredService<ProgramClock>();
        (_nowUtc, _today) = (clock.UtcNow, clock.Today);
    }

    /// <summary>Replays it all into a database without staff.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var first = ProgramWeek.Of(_today).Monday.AddDays(-7 * Weeks);
        _stage.MoveTo(At(first.AddDays(-1), StaffHour));
        await _clinic.RunAsync(ProgramWeek.Of(_today).Next.Monday, stop);
        var (weeks, extend) = (new DemoWeeks(_stage, _clinic), _stage.Make<ExtendSessionsHandler>());
        for (var day = first; day <= _today; day = day.AddDays(1))
        {
            _stage.MoveTo(At(day, new TimeOnly(5, 0)));
            if (day.DayOfWeek == DayOfWeek.Monday)
                DemoStage.Must(await extend.HandleAsync(new Actor.System("demo"), stop));
            if (day == first)
                await PlanAsync(stop);
            // Morning acts may admit somebody who comes the same day, so the day's sessions are looked up after them.
            await ActAsync(_plan.GetValueOrDefault(day)?.Where(act => act.Utc < At(day, new TimeOnly(8, 30))) ?? []);
            var later = _plan.GetValueOrDefault(day)?.Where(act => act.Utc >= At(day, new TimeOnly(8, 30))) ?? [];
            await ActAsync(later.Concat(await weeks.ActsOfAsync(day, _nowUtc, stop)).OrderBy(act => act.Utc));
        }

        if (_today.DayOfWeek != DayOfWeek.Monday)
            DemoStage.Must(await extend.HandleAsync(new Actor.System("demo"), stop));
        await DemoSignIns.RegisterAsync(_stage, new("Alex", "", 0, 0, DemoFate.Draft, Email: "new@demo.example"), "NEWCLT", stop);
    }

    private async Task ActAsync(IEnumerable<(DateTime Utc, Func<Task> Act)> acts)
    {
        foreach (var (utc, act) in acts.Where(act => act.Utc <= _nowUtc).ToList())
        {
            _stage.MoveTo(utc);
            await act();
        }
    }

    private async Task PlanAsync(CancellationToken stop)
    {
        var (enrolling, staying, reaching) = (new DemoEnrolling(_stage, _clinic), new DemoStaying(_stage, _clinic), new DemoReaching(_stage, _clinic));
        Plan(_today.AddDays(-3), ClientHour.AddMinutes(20), () => reaching.AskAsync(0, stop));
        Plan(_today.AddDays(-2), ClientHour.AddMinutes(20), () => reaching.AskAsync(1, stop));
        Plan(_today.AddDays(-1), StaffHour.AddMinutes(15), () => reaching.AnswerAsync(stop));
        Plan(_today.AddDays(-1), ClientHour.AddMinutes(20), () => reaching.AskAsync(2, stop));
        foreach (var (person, index) in DemoPeople.Clients.Select((person, index) => (person, index)))
        {
            var reference = Reference(index);
            var (asked, decided) = DaysOf(person, index);
            Actor.Client? client = null;
            EnrollmentId enrollment = default;
            DateOnly start = default;
            Plan(asked, ClientHour.AddMinutes(index % 15), async () =>
            {
                start = await FirstSessionAsync(person, asked, stop);
                client = await DemoSignIns.RegisterAsync(_stage, person, reference, stop);
                enrollment = await enrolling.RunAsync(client, person, index, start, stop);
                if (DemoPeople.Interested.Contains(person.Name))
                    DemoStage.Must(await _stage.Make<NoteInterestHandler>().HandleAsync(client, new(DemoStage.NewKey(), Data.Seed.Reference.MentalHealthEvening), stop));
            });
            if (person is { Fate: DemoFate.Requested })
                Plan(_today.AddDays(-1), StaffHour.AddMinutes(20), () => reaching.InviteAsync(client!.Id, enrollment, stop));
            if (decided is { } day)
                Plan(day, StaffHour, () => staying.DecideAsync(client!, enrollment, person, start, stop));
            if (TurnOf(person) is { } turn)
                Plan(turn, StaffHour, () => staying.TurnAsync(enrollment, person.Fate, stop));
        }
    }

    /// <summary>The evening on which a client asked, and the morning on which staff decided.</summary>
    private (DateOnly Asked, DateOnly? Decided) DaysOf(DemoClient person, int index)
    {
        if (person.WeeksAgo > 0)
        {
            var first = ProgramWeek.Of(_today).Monday.AddDays(-7 * person.WeeksAgo);
            return (first.AddDays(-10), first.AddDays(-6));
        }

        var asked = _today.AddDays(-(2 + (index % 6)));
        return person.Fate is DemoFate.Approved or DemoFate.RequestedComplete or DemoFate.Withdrawn or DemoFate.Declined or DemoFate.EnteredInError
            ? (asked, _today.AddDays(-1))
            : (asked, null);
    }

    private DateOnly? TurnOf(DemoClient person) => person.Fate switch
    {
        DemoFate.OnHold => _today.AddDays(-3),
        DemoFate.Completing => _today.AddDays(-2),
        DemoFate.Completed => _today.AddDays(-9),
        DemoFate.Discharged => _today.AddDays(-16),
        _ => null,
    };

    private async Task<DateOnly> FirstSessionAsync(DemoClient person, DateOnly asked, CancellationToken stop)
    {
        var wanted = person.WeeksAgo > 0 ? asked.AddDays(10) : _today.AddDays(2 + (-5 * person.WeeksAgo));
        var group = _clinic.Groups[person.Group];
        await using var db = await _stage.Contexts.CreateDbContextAsync(stop);
        var possible = Choosing.FirstDay(asked, await db.ClosedDaysAsync(stop));
        var earliest = wanted < possible ? possible : wanted;
        return await db.GroupSessions.Where(row => row.GroupId == group && row.Date >= earliest && row.Status == SessionStatus.Scheduled)
            .OrderBy(row => row.Date).Select(row => row.Date).FirstAsync(stop);
    }

    private void Plan(DateOnly day, TimeOnly time, Func<Task> act)
    {
        if (!_plan.TryGetValue(day, out var acts))
            _plan[day] = acts = [];
        acts.Add((At(day, time), act));
    }

    private DateTime At(DateOnly day, TimeOnly time) => _stage.Zone.ToUtc(day, time).Value;

    // Multiplying by a number that shares no factor with 21^6 never gives two people the same code.
    private static string Reference(int index)
    {
        const string letters = "ACDEFGHJKLMNPQRTUVWXY";
        var rest = (index + 1L) * 829_348_951 % 85_766_121;
        return string.Concat(Enumerable.Range(0, 6).Select(_ =>
        {
            (rest, var place) = Math.DivRem(rest, letters.Length);
            return letters[(int)place];
        }));
    }
}
