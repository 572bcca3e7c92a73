namespace RedWillow.Portal.Domain.People;

/// <summary>Who a person is and how to reach them, as staff enter it; the number is in its one form (E.164) already.</summary>
public sealed record PersonDetails(string Name, string? LegalName, DateOnly? BirthDate, string? Phone, SafeContact Safe, string? Email)
{
    private const int OldestAge = 120;
    private const SafeContact ByPhone = SafeContact.Call | SafeContact.Voicemail | SafeContact.Text;

    /// <summary>Why it cannot be written down so; null when it can.</summary>
    public Refusal? WhyNot(DateOnly today)
    {
        if (!PersonName.IsWritable(Name.Trim()) || (LegalName is { } legal && !PersonName.IsWritable(legal.Trim())))
            return new NameNotWritable();
        if (BirthDate is not { } born || born >= today || born < today.AddYears(-OldestAge))
            return new BirthDateWrong();
        if (Email is { } address && !EmailAddress.IsWritable(address.Trim()))
            return new EmailNotWritable();
        return ((Safe & ByPhone) != 0 && Phone is null) || (Safe.HasFlag(SafeContact.Email) && Email is null) ? new SafeWayWithoutAddress() : null;
    }
}

/// <summary>A date of birth is before today, and nobody is older than 120.</summary>
public sealed record BirthDateWrong : Refusal;

/// <summary>A way is ticked as safe for which there is no number or address.</summary>
public sealed record SafeWayWithoutAddress : Refusal;

/// <summary>Somebody with that e-mail address is known already, and an address is no two people's.</summary>
public sealed record PersonKnown : Refusal;

/// <summary>Somebody with that phone number is known already. People share numbers, so staff say whether it is the same person.</summary>
public sealed record NumberKnown : Refusal;
