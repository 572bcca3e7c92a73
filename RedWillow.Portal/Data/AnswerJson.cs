using System.Text.Json;
using System.Text.Json.Serialization;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>Answers as JSON: a value, or a refusal by its type's name.</summary>
internal static class AnswerJson
{
    private static readonly Dictionary<string, Type> Refusals = typeof(Refusal).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract).ToDictionary(type => type.Name, StringComparer.Ordinal);

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General) { Converters = { new WeeklyTimeJson() } };

    public static string Write<T>(Result<T> answer) => answer.Succeeded
        ? JsonSerializer.Serialize(new Stored(null, JsonSerializer.SerializeToElement(answer.Value, Options)), Options)
        : JsonSerializer.Serialize(
            new Stored(answer.Refusal.Code, JsonSerializer.SerializeToElement(answer.Refusal, answer.Refusal.GetType(), Options)), Options);

    public static Result<T> Read<T>(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, Options)!;
        return stored.Refusal is { } code
            ? (Refusal)stored.Body.Deserialize(Refusals[code], Options)!
            : stored.Body.Deserialize<T>(Options)!;
    }

    private sealed record Stored(string? Refusal, JsonElement Body);
}

/// <summary>A weekly time is valid by construction, so it is read through its constructor and not field by field.</summary>
internal sealed class WeeklyTimeJson : JsonConverter<WeeklyTime>
{
    public override WeeklyTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = JsonSerializer.Deserialize<int[]>(ref reader, options)!;
        return WeeklyTime.Between((DayOfWeek)parts[0], parts[1], parts[2]);
    }

    public override void Write(Utf8JsonWriter writer, WeeklyTime value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize<int[]>(writer, [(int)value.Day, value.StartMinute, value.EndMinute], options);
}
