using System.Globalization;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Schedule;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>Questions and answers in the words of the page's language.</summary>
public static class AnswerWords
{
    /// <summary>The words of an option: its own, or those that all questions share.</summary>
    public static string Option(this IStringLocalizer<EnrollText> texts, QuestionSpec spec, string option)
    {
        var own = texts[$"{spec.Key}.{option}"];
        return own.ResourceNotFound ? texts[$"Option.{option}"] : own;
    }

    /// <summary>A stored answer as people read it; empty when there is none.</summary>
    public static string Answer(this IStringLocalizer<EnrollText> texts, QuestionSpec spec, string? value) => (spec.Kind, value) switch
    {
        (_, null or "") => "",
        (AnswerKind.Choice, _) => texts.Option(spec, value),
        (AnswerKind.Ticks, _) => string.Join(", ", value.Split(',').Select(option => texts.Option(spec, option))),
        (AnswerKind.Date, _) => TimeText.Date(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (AnswerKind.Phone, _) => PhoneText.Of(value),
        _ => value,
    };
}
