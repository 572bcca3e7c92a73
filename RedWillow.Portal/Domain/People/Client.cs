namespace RedWillow.Portal.Domain.People;

/// <summary>A person who asks for, or is in, treatment. What identifies them is encrypted where it is stored.</summary>
public sealed class Client : Aggregate
{
    private Client()
    {
    }

    public ClientId Id { get; private set; }

    /// <summary>A short random code by which staff may speak of a client without a name.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The name the client wants to be called by.</summary>
    public string PreferredName { get; private set; } = "";

    public string? LegalName { get; private set; }

    public DateOnly? DateOfBirth { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    /// <summary>Which ways of reaching this person are safe; nothing is until they say so (45 CFR 164.522(b)).</summary>
    public SafeContact SafeContact { get; private set; }

    /// <summary>The language of mails: "en-US" or "es-US".</summary>
    public string Culture { get; private set; } = "en-US";

    /// <summary>When this person wants to be reminded of an appointment.</summary>
    public ReminderChoice Reminder { get; private set; } = ReminderChoice.DayBefore;

    public DateTime RegisteredUtc { get; private set; }

    /// <summary>A new client, known by nothing but the name to use and, where there is one, an e-mail address.</summary>
    public static Client Register(ClientId id, string reference, string preferredName, string? email, string culture, DateTime nowUtc)
    {
        var client = new Client
        {
            Id = id, Reference = reference, PreferredName = preferredName, Email = email, Culture = culture, RegisteredUtc = nowUtc,
        };
        client.Raise(new ClientRegistered(id));
        return client;
    }

    /// <summary>Takes over what the client told about who they are.</summary>
    public void Identify(string preferredName, string? legalName, DateOnly? dateOfBirth)
    {
        (PreferredName, LegalName, DateOfBirth) = (preferredName, legalName ?? LegalName, dateOfBirth ?? DateOfBirth);
        Raise(new ClientIdentified(Id));
    }

    /// <summary>Takes over how the client may safely be reached.</summary>
    public void ReachAt(string? phone, SafeContact safe)
    {
        (Phone, SafeContact) = (phone, safe);
        Raise(new ClientContactChanged(Id));
    }

    /// <summary>Takes over the address that the client told staff, and whether mail to it is safe.</summary>
    public void WriteTo(string email, bool isSafe)
    {
        Email = email;
        SafeContact = isSafe ? SafeContact | SafeContact.Email : SafeContact & ~SafeContact.Email;
        Raise(new ClientContactChanged(Id));
    }

    /// <summary>Takes over how the client wants to be written to.</summary>
    /// <param name="reminder">When to remind.</param>
    /// <param name="culture">The language of mails: "en-US" or "es-US".</param>
    public void Prefer(ReminderChoice reminder, string culture)
    {
        (Reminder, Culture) = (reminder, culture);
        Raise(new ClientPreferencesChanged(Id, reminder, culture));
    }
}

/// <summary>Ways of reaching a person that are safe for them.</summary>
[Flags]
public enum SafeContact
{
    None = 0,
    Call = 1,
    Voicemail = 2,
    Text = 4,
    Email = 8,
}

/// <summary>A client account came into being.</summary>
public sealed record ClientRegistered(ClientId Who) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Who.Value;
}

/// <summary>A client's name or date of birth was told or changed.</summary>
public sealed record ClientIdentified(ClientId Who) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Who.Value;
}

/// <summary>The safe ways to reach a client changed.</summary>
public sealed record ClientContactChanged(ClientId Who) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Who.Value;
}

/// <summary>A client chose when they are reminded and in which language they are written to.</summary>
public sealed record ClientPreferencesChanged(ClientId Who, ReminderChoice Reminder, string Culture) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Who.Value;
}
