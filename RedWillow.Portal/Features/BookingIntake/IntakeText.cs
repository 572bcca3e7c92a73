namespace RedWillow.Portal.Features.BookingIntake;

/// <summary>Names the texts of the page on which a client sees and books their first appointment.</summary>
public sealed class IntakeText;
