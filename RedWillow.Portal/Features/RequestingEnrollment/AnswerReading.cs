using System.Globalization;
using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>What was typed or picked is no answer to the question. The problem names the sentence shown at the field.</summary>
public sealed record AnswerInvalid(string Question, AnswerProblem Problem) : Refusal;

/// <summary>What is wrong with an answer.</summary>
public enum AnswerProblem
{
    Missing = 1,
    TooLong = 2,
    Unreadable = 3,
    NotAnOption = 4,
    NotAName = 5,
    NoSuchDate = 6,
    DateNotPast = 7,
    DateTooOld = 8,
    PhoneWrong = 9,

    /// <summary>Calls, messages or texts are ticked, but no number was given.</summary>
    NeedsPhone = 10,

    /// <summary>The number is taken away while calls, messages or texts are ticked as safe.</summary>
    PhoneInUse = 11,

    /// <summary>Email is ticked, but no address was given.</summary>
    NeedsEmail = 12,

    /// <summary>Some ways are ticked as safe, and that none is.</summary>
    NoneAndOthers = 13,
}

/// <summary>From what a form sends to what is kept: trimmed, and in the one form in which each answer is stored.</summary>
public static class AnswerReading
{
    private const int OldestAge = 120;

    /// <summary>The answer as it is stored, or <see cref="AnswerInvalid"/>.</summary>
    public static Result<string> Read(QuestionSpec spec, string? raw, IReadOnlyDictionary<string, string> answers, DateOnly today)
    {
        var text = raw?.Trim() ?? "";
        if (text.Length == 0)
            return WhyNotEmpty(spec, answers) is { } problem ? Wrong(spec, problem) : "";
        if (text.Length > spec.MaxLength)
            return Wrong(spec, AnswerProblem.TooLong);
        if (spec.Kind == AnswerKind.Name)
            return PersonName.IsWritable(text) ? text : Wrong(spec, AnswerProblem.NotAName);
        if (!WrittenText.IsReadable(text, spec.Kind == AnswerKind.Lines))
            return Wrong(spec, AnswerProblem.Unreadable);
        return spec.Kind switch
        {
            AnswerKind.Choice => spec.Options.Contains(text, StringComparer.Ordinal) ? text : Wrong(spec, AnswerProblem.NotAnOption),
            AnswerKind.Ticks => ReadTicks(spec, text, answers),
            AnswerKind.Date => ReadBirthDate(spec, text, today),
            AnswerKind.Phone => ReadPhone(spec, text),
            _ => text,
        };
    }

    private static AnswerProblem? WhyNotEmpty(QuestionSpec spec, IReadOnlyDictionary<string, string> answers)
    {
        if (!spec.Optional)
            return AnswerProblem.Missing;
        return spec.Key == Question.Phone && NeedsPhone(Ticks(answers.GetValueOrDefault(Question.SafeContact) ?? "")) ? AnswerProblem.PhoneInUse : null;
    }

    private static string[] Ticks(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool NeedsPhone(string[] ticks) => Array.Exists(ticks, static tick => tick is not (nameof(SafeContact.Email) or nameof(SafeContact.None)));

    private static Result<string> ReadTicks(QuestionSpec spec, string text, IReadOnlyDictionary<string, string> answers)
    {
        var ticks = Ticks(text);
        if (!ticks.All(tick => spec.Options.Contains(tick, StringComparer.Ordinal)))
            return Wrong(spec, AnswerProblem.NotAnOption);
        if (ticks.Contains(nameof(SafeContact.None), StringComparer.Ordinal) && ticks.Distinct(StringComparer.Ordinal).Skip(1).Any())
            return Wrong(spec, AnswerProblem.NoneAndOthers);
        if (NeedsPhone(ticks) && answers.GetValueOrDefault(Question.Phone) is null or "")
            return Wrong(spec, AnswerProblem.NeedsPhone);
        return string.Join(',', spec.Options.Where(option => ticks.Contains(option, StringComparer.Ordinal)));
    }

    private static Result<string> ReadBirthDate(QuestionSpec spec, string text, DateOnly today)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Wrong(spec, AnswerProblem.NoSuchDate);
        if (date >= today)
            return Wrong(spec, AnswerProblem.DateNotPast);
        return date < today.AddYears(-OldestAge) ? Wrong(spec, AnswerProblem.DateTooOld) : text;
    }

    private static Result<string> ReadPhone(QuestionSpec spec, string text) => PhoneText.Read(text) is { } number ? number : Wrong(spec, AnswerProblem.PhoneWrong);

    private static AnswerInvalid Wrong(QuestionSpec spec, AnswerProblem problem) => new(spec.Key, problem);
}
