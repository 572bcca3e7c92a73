using System.Reflection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Tests.Data;

/// <summary>An answer that is kept must come back as it was: a form sent twice is answered from the copy.</summary>
public sealed class AnswerJsonTests
{
    public static TheoryData<string> Refusals => new(typeof(Refusal).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract).Select(type => type.FullName!).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Refusals))]
    public void Every_refusal_comes_back_with_its_facts(string name)
    {
        var refusal = (Refusal)Sample(typeof(Refusal).Assembly.GetType(name, throwOnError: true)!);

        var back = AnswerJson.Read<Done>(AnswerJson.Write<Done>(refusal)).Refusal;

        Assert.NotNull(back);
        Assert.Equal(refusal.GetType(), back.GetType());
        Assert.Equal(refusal.Facts.Select(fact => fact.ToString()), back.Facts.Select(fact => fact.ToString()));
        Assert.Equivalent(refusal, back, strict: true);
    }

    [Fact]
    public void Values_come_back()
    {
        var id = new SeatClaimId(Guid.NewGuid());

        Assert.Equal(id, AnswerJson.Read<SeatClaimId>(AnswerJson.Write<SeatClaimId>(id)).Value);
        Assert.True(AnswerJson.Read<Done>(AnswerJson.Write<Done>(Done.Instance)).Succeeded);
        Assert.Equal("Inés", AnswerJson.Read<string>(AnswerJson.Write<string>("Inés")).Value);
    }

    [Fact]
    public void Equal_names_of_refusals_would_be_mixed_up() =>
        Assert.Distinct(Refusals.Select(row => row.Data.Split('.')[^1]), StringComparer.Ordinal);

    /// <summary>A value of any type that a refusal carries, never the default one.</summary>
    private static object Sample(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "word";
        if (type == typeof(int) || type == typeof(long)) return Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(bool)) return true;
        if (type == typeof(Guid)) return new Guid("0197c0de-0000-7000-8000-00000000abcd");
        if (type == typeof(DateOnly)) return new DateOnly(2030, 1, 7);
        if (type == typeof(TimeOnly)) return new TimeOnly(9, 30);
        if (type == typeof(DateTime)) return new DateTime(2030, 1, 7, 9, 0, 0, DateTimeKind.Utc);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsGenericType && type.GetGenericArguments() is [var item] && typeof(System.Collections.IEnumerable).IsAssignableFrom(type))
        {
            var items = Array.CreateInstance(item, 1);
            items.SetValue(Sample(item), 0);
            return items;
        }

        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(Sample)]);
    }

    private static object Sample(ParameterInfo parameter) => parameter.Name == "minutes" && parameter.ParameterType == typeof(int) ? 50 : Sample(parameter.ParameterType);
}
