using FsCheck;
using FsCheck.Fluent;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain;

/// <summary>Random values, close enough together that they meet, touch and miss each other often.</summary>
public static class Anything
{
    /// <summary>A Monday, a week before clocks go forward.</summary>
    public static readonly DateOnly FirstDay = new(2026, 3, 2);

    /// <summary>No span with a real end reaches this day, so it stands for the open end.</summary>
    public static readonly DateOnly FarDay = FirstDay.AddDays(80);

    private static readonly DayOfWeek[] Weekdays = Enum.GetValues<DayOfWeek>();

    public static Arbitrary<DateSpan> Spans() => Arb.From(
        from start in Gen.Choose(0, 40)
        from days in Gen.Choose(0, 30)
        from open in Gen.Choose(1, 8)
        let first = FirstDay.AddDays(start)
        select open == 1 ? DateSpan.OpenFrom(first) : new DateSpan(first, first.AddDays(days)));

    public static Arbitrary<DateOnly> Days() => Arb.From(Gen.Choose(0, 60).Select(ahead => FirstDay.AddDays(ahead)));

    public static Arbitrary<TimeRange> Ranges() => Arb.From(
        from start in Gen.Choose(0, 30)
        from minutes in Gen.Choose(0, 20)
        select TimeRange.Lasting(new DateTime(2026, 3, 5, 16, 0, 0, DateTimeKind.Utc).AddMinutes(start), minutes));

    public static Arbitrary<WeeklyTime> Times() => Arb.From(
        from day in Gen.Elements(DayOfWeek.Monday, DayOfWeek.Wednesday)
        from start in Gen.Choose(0, 24)
        from length in Gen.Choose(1, 12)
        select WeeklyTime.Between(day, (9 * 60) + (start * 5), (9 * 60) + (start * 5) + (length * 5)));

    public static Arbitrary<WeeklyCommitment> Commitments() => Arb.From(
        from time in Times().Generator
        from span in Spans().Generator
        select new WeeklyCommitment("Something", time, span));

    public static Arbitrary<WeeklyPattern> Patterns() => Arb.From(
        from days in Gen.Shuffle(Weekdays)
        from quarter in Gen.Choose(24, 72)
        from education in Gen.Choose(0, 90)
        from skills in Gen.Choose(0, 90)
        from breaks in Gen.Choose(0, 60)
        select WeeklyPattern.Create(
            days[..3], new TimeOnly(quarter / 4, quarter % 4 * 15), education, skills, 180 - education - skills, breaks).Value!);

    public static Arbitrary<SuitabilityAnswers> Answers() => Arb.From(
        from answers in Gen.Elements(Enum.GetValues<SuitabilityAnswer>()).ArrayOf(11)
        from program in Gen.Elements(Enum.GetValues<Portal.Domain.Programs.ProgramKind>())
        from age in Gen.Choose(16, 20)
        select SuitabilityQuestions.Names.Zip(answers).Aggregate(
            new SuitabilityAnswers { Program = program, Age = age },
            (all, one) => SuitabilityQuestions.Answer(all, one.First, one.Second)));
}
