namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>How treatment is paid for.</summary>
public enum PayerPath
{
    Unsettled = 0,

    /// <summary>The plan authorized treatment.</summary>
    Authorized = 1,

    /// <summary>The plan asks for no authorization.</summary>
    AuthorizationNotRequired = 2,

    /// <summary>Self-pay, and the good faith estimate was given (45 CFR 149.610, R-44).</summary>
    SelfPayWithEstimate = 3,
}

/// <summary>
/// Asking an insurer tells it who wants substance use treatment; without the client's signed consent nobody asks (R-30, 42 CFR Part 2).
/// </summary>
public sealed record ConsentBeforeInsurer : Refusal;
