using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Domain.Placing;

/// <summary>
/// The place chosen in the picker. It is held as long as nobody else has claimed the seat after the hold ran out;
/// without a weekly hour, staff arrange one.
/// </summary>
public sealed record ChosenPlace(
    string Slug, ProgramKind Program, TimeOfDay Time, IReadOnlyList<DayOfWeek> Days, TimeOnly Start, TimeOnly End, DateOnly First, bool IsHeld,
    DateTime? HeldUntilUtc, ChosenWeeklyHour? Hour);

/// <summary>A weekly hour with a therapist.</summary>
public sealed record ChosenWeeklyHour(string Therapist, string Credential, DayOfWeek Day, TimeOnly Start, int Minutes);
