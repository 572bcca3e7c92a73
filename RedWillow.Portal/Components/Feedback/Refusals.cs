using RedWillow.Portal.Domain;
using Microsoft.Extensions.Localization;

namespace RedWillow.Portal.Components.Feedback;

/// <summary>The sentence a person reads for each <see cref="Refusal"/>. The texts are kept under the refusal's code.</summary>
public sealed class Refusals(IStringLocalizer<Refusals> texts)
{
    /// <summary>The sentence, its gaps filled with the refusal's facts in the order they are given.</summary>
    public string Sentence(Refusal refusal)
    {
        var text = texts[refusal.Code, [.. refusal.Facts.Select(Spoken)]];
        return text.ResourceNotFound ? texts["Fallback"] : text.Value;
    }

    private static object Spoken(object fact) => fact switch
    {
        DateOnly day => day.ToString("D", System.Globalization.CultureInfo.CurrentCulture),
        TimeOnly time => time.ToString("t", System.Globalization.CultureInfo.CurrentCulture),
        _ => fact,
    };
}
