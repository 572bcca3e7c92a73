using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Placing;

/// <summary>A therapist's week, as far as a new weekly hour depends on it.</summary>
/// <param name="Id">The therapist.</param>
/// <param name="Name">As clients read it.</param>
/// <param name="Program">The program whose clients they see; null when they take none.</param>
/// <param name="Claimed">Their weekly hours with other clients; whose they are is nobody's business.</param>
/// <param name="Leads">The group meetings they lead.</param>
public sealed record TherapistWeek(
    PractitionerId Id, string Name, ProgramKind? Program, IReadOnlyList<WeeklyCommitment> Claimed, IReadOnlyList<WeeklyCommitment> Leads)
{
    /// <summary>Why an offered hour cannot be had from that day on; null when it can.</summary>
    /// <param name="hour">An hour this therapist offers.</param>
    /// <param name="group">The group the client would attend.</param>
    /// <param name="clientWeek">What else the client's own week holds.</param>
    /// <param name="start">The client's first session.</param>
    /// <param name="bufferMinutes">Minutes needed between two places; 0 at one site.</param>
    public Refusal? WhyNot(
        OfferedHour hour, GroupPlaces group, IReadOnlyList<WeeklyCommitment> clientWeek, DateOnly start, int bufferMinutes)
    {
        var time = WeeklyTime.Between(hour.Weekday, hour.StartMinute, hour.StartMinute + hour.Minutes);
        return Program == group.Program && Offers(hour, start)
            ? WhyBusy(time, group, clientWeek, start, bufferMinutes)
            : new HourNotOffered();
    }

    /// <summary>Why a weekly time clashes: with the client's week, a group the therapist leads, or another client.</summary>
    public Refusal? WhyBusy(
        WeeklyTime time, GroupPlaces group, IReadOnlyList<WeeklyCommitment> clientWeek, DateOnly start, int bufferMinutes)
    {
        WeeklyCommitment[] asked = [new(Name, time, DateSpan.OpenFrom(start))];
        if (WeekConflicts.Client(asked, group.Meetings.Concat(clientWeek), bufferMinutes) is { } clientBusy)
            return clientBusy;
        if (WeekConflicts.Therapist(Name, asked, Leads) is { } leads)
            return leads;
        return WeekConflicts.Find(asked, Claimed).Count > 0 ? new HourTaken() : null;
    }

    // A weekly hour is for the whole stay: offered by its first date, and with no end in sight.
    private static bool Offers(OfferedHour hour, DateOnly start) =>
        hour.Until == DateSpan.Open && DateSpan.OpenFrom(start).First(hour.Weekday) is { } first && hour.From <= first;
}
