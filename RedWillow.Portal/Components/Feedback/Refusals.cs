using System.Globalization;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Components.Feedback;

/// <summary>The sentence a person reads for each <see cref="Refusal"/>. The texts are kept under the refusal's code.</summary>
public sealed class Refusals(IStringLocalizer<Refusals> texts)
{
    private const int MostTold = 3;

    /// <summary>The sentence, its gaps filled with the refusal's facts in the order they are given.</summary>
    public string Sentence(Refusal refusal)
    {
        object[] facts = [.. refusal.Facts.Select(Spoken)];
        if (refusal is AdmissionIncomplete)
            facts = [string.Join(", ", facts)];
        var text = texts[refusal.Code, facts];
        return text.ResourceNotFound ? texts["Fallback"] : text.Value;
    }

    /// <summary>The same to somebody who places another person: no answers of theirs are saved, and nothing is theirs to choose again.</summary>
    public string SentenceForStaff(Refusal refusal) => refusal switch
    {
        HourTaken => "The therapist is with somebody else at that weekly hour then.",
        GroupFull => "No seat in the group stays free from that day on.",
        HoldExpired => "The seat or the weekly hour is no longer kept. Choose a place together with the client.",
        AlreadyEnrolling => "The client has another place at that time.",
        TasksOpen { Open: var open } => $"{(open == 1 ? "One question is" : $"{open} questions are")} still open. Answer them together with the client first.",
        _ => Sentence(refusal),
    };

    // The earliest few: who mends these looks again anyway. What has no name is the client's own: a talk, or a weekly hour.
    private string Clashes(IReadOnlyList<ClashTimes> clashes)
    {
        var told = clashes.Take(MostTold).Select(one => texts[
            one.IsOnce ? "Clash.Once" : "Clash.Weekly", one.Name.Length == 0 ? texts["Clash.Appointment"].Value : one.Name, TimeText.WeekdaysWithin(one.Days), TimeText.Of(one.Start), TimeText.Of(one.End), Spoken(one.FirstDate)].Value);
        return string.Join("; ", clashes.Count > MostTold ? [.. told, texts["Clash.More", clashes.Count - MostTold].Value] : told);
    }

    private object Spoken(object fact) => fact switch
    {
        DateOnly day => day.ToString("D", CultureInfo.CurrentCulture),
        TimeOnly time => TimeText.Of(time),
        DayOfWeek day => TimeText.WeekdayWithin(day),
        IReadOnlyList<ClashTimes> clashes => Clashes(clashes),
        Enum word => Word(word),
        _ => fact,
    };

    /// <summary>What a status or an item of a list is called inside a sentence.</summary>
    public string Word(Enum word)
    {
        var text = texts[$"{word.GetType().Name}.{word}"];
        return text.ResourceNotFound ? word.ToString() : text.Value;
    }
}
