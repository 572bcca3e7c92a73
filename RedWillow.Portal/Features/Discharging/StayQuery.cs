using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>What the reader may do about a stay as it stands.</summary>
[Flags]
public enum StayActs
{
    None = 0,
    Pause = 1,
    End = 2,

    /// <summary>Complete before the time .</summary>
    AllowEarly = 4,

    /// <summary>Say that it was entered by mistake.</summary>
    Correct = 8,
}

/// <summary>A stay with what an act on it would change.</summary>
/// <param name="Client">Whose.</param>
/// <param name="Stay">Which.</param>
/// <param name="Version">What a form that is opened now has seen.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Today">The day at the center.</param>
/// <param name="May">What the reader may do.</param>
/// <param name="Care">Dates and place; null for readers who see name and status only.</param>
public sealed record StayView(
    ClientId Client, EnrollmentId Stay, int Version, EnrollmentStatus Status, string Name, string Reference, DateOnly Today, StayActs May, StayDates? Care)
{
    public bool Can(StayActs act) => (May & act) != 0;
}

/// <summary>The dates of a stay, and the place it holds.</summary>
/// <param name="FirstAttended">Weeks count from here.</param>
/// <param name="Leaves">Weeks on leave do not count.</param>
/// <param name="LeaveFrom">The first day of the leave that goes on.</param>
/// <param name="ReturnOn">Expected back.</param>
/// <param name="EndDate">The last day, once it is dated.</param>
/// <param name="LeastWeeks">How many full weeks a completed stay has.</param>
/// <param name="Group">The group in which a seat is taken; null when none is.</param>
/// <param name="Hours">The weekly hour, and those that take its place later; none when there is none.</param>
public sealed record StayDates(
    DateOnly? FirstAttended, IReadOnlyList<DateSpan> Leaves, DateOnly? LeaveFrom, DateOnly? ReturnOn, DateOnly? EndDate, int LeastWeeks, string? Group, IReadOnlyList<HeldHour> Hours)
{
    /// <summary>Full weeks by the end of a day.</summary>
    public int WeeksBy(DateOnly lastDay) => FirstAttended is { } first ? ProgramWeek.FullWeeks(first, lastDay.AddDays(1), Leaves) : 0;
}

/// <summary>A weekly hour that is the client's from a day on.</summary>
public sealed record HeldHour(string Therapist, DayOfWeek Day, TimeOnly Start, DateOnly From);

/// <summary>The newest enrollment of a client, for those who may act on it. Reading it is itself recorded.</summary>
public sealed class StayQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<StayView?> HandleAsync(Actor actor, ClientId id, CancellationToken stop)
    {
        if (!actor.Has(Acting.CareTeam | StaffRoles.Admin))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var stay = await db.InSightOf(actor, clock.Today).AsNoTracking().Include(row => row.Moves).FirstOrDefaultAsync(row => row.ClientId == id, stop);
        if (stay is null)
            return null;
        await unit.RecordReadAsync(actor, "StayRead", stay.Id.Value, [id], stop);
        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == id, stop);
        return new(
            id, stay.Id, stay.Version, stay.Status, client.PreferredName, client.Reference, clock.Today, ActsOf(actor, stay.Status),
            actor.Has(Acting.CareTeam) ? await DatesAsync(db, stay, stop) : null);
    }

    private static StayActs ActsOf(Actor actor, EnrollmentStatus status)
    {
        var acts = StayActs.None;
        if (status is EnrollmentStatus.Active or EnrollmentStatus.OnHold)
        {
            acts |= actor.Has(Acting.CareTeam) ? StayActs.Pause : StayActs.None;
            acts |= actor.Has(StaffRoles.Clinician) ? StayActs.End : StayActs.None;
            acts |= actor.Has(StaffRoles.Director) ? StayActs.AllowEarly : StayActs.None;
        }

        return acts | (EnrollmentMoves.Check(status, EnrollmentStatus.EnteredInError, actor) is null ? StayActs.Correct : StayActs.None);
    }

    private async Task<StayDates> DatesAsync(PortalDbContext db, Enrollment stay, CancellationToken stop)
    {
        var group = await (
            from seat in db.SeatClaims.AsNoTracking()
            join row in db.Groups.AsNoTracking() on seat.GroupId equals row.Id
            where seat.EnrollmentId == stay.Id && seat.Kind == ClaimKind.Member && seat.Until > clock.Today
            select row.Name).FirstOrDefaultAsync(stop);
        var hours = await (
            from claim in db.HourClaims.AsNoTracking()
            join person in db.Practitioners.AsNoTracking() on claim.PractitionerId equals person.Id
            where claim.EnrollmentId == stay.Id && claim.Kind == ClaimKind.Member && claim.Until > clock.Today
            orderby claim.From
            select new { person.Name, claim }).ToListAsync(stop);
        return new(
            stay.FirstAttended, Leaves.Of(stay.Moves, clock.Zone.DateOf), stay.LeaveFrom, stay.ReturnOn, stay.EndDate, policy.Value.MinWeeks, group,
            hours.ConvertAll(row => new HeldHour(row.Name, row.claim.Weekday, row.claim.Start, row.claim.From)));
    }
}
