using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Data.Seed;

/// <summary>What every center has from the first start: the four tracks and the calendar. Idempotent.</summary>
public sealed class Reference(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit)
{
    private static readonly Actor.System FirstStart = new("reference");

    public static readonly TrackId SubstanceUseDaytime = new(new Guid("0197c0de-0000-7000-8000-000000000011"));
    public static readonly TrackId SubstanceUseEvening = new(new Guid("0197c0de-0000-7000-8000-000000000012"));
    public static readonly TrackId MentalHealthDaytime = new(new Guid("0197c0de-0000-7000-8000-000000000013"));
    public static readonly TrackId MentalHealthEvening = new(new Guid("0197c0de-0000-7000-8000-000000000014"));

    public async Task EnsureAsync(CancellationToken stop)
    {
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            if (await db.CenterCalendars.AnyAsync(stop))
                return;
        }

        await unit.RunAsync<EnsureReference, Done>(FirstStart, new(CenterCalendar.OnlyId), [], (db, _) =>
        {
            db.CenterCalendars.Add(new CenterCalendar());
            db.Tracks.AddRange(
                Track.Plan(SubstanceUseDaytime, ProgramKind.SubstanceUse, TimeOfDay.Daytime, TrackStatus.Open),
                Track.Plan(SubstanceUseEvening, ProgramKind.SubstanceUse, TimeOfDay.Evening, TrackStatus.Open),
                Track.Plan(MentalHealthDaytime, ProgramKind.MentalHealth, TimeOfDay.Daytime, TrackStatus.Open),
                Track.Plan(MentalHealthEvening, ProgramKind.MentalHealth, TimeOfDay.Evening, TrackStatus.Planned));
            return Task.FromResult<Result<Done>>(Done.Instance);
        }, stop);
    }

    private sealed record EnsureReference(Guid Key) : ICommand;
}
