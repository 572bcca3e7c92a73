using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.PlacingCurrentClients;

/// <summary>What stands in the form, and what is wrong with it.</summary>
internal sealed class CurrentClientDraft
{
    /// <summary>The answer that it is somebody new who shares the number.</summary>
    public const string Another = "another";

    public string? Name { get; set; }

    public string? LegalName { get; set; }

    public DateOnly? BirthDate { get; set; }

    public string? Phone { get; set => Reach(ref field, value); }

    public string? Email { get; set => Reach(ref field, value); }

    public Dictionary<SafeContact, bool> Safe { get; } = Enum.GetValues<SafeContact>().Where(static way => way != SafeContact.None).ToDictionary(way => way, _ => false);

    /// <summary>Whom the center knows by that address or number; while somebody stands here, it is asked whether it is them.</summary>
    public IReadOnlyList<KnownHere> MaybeThem { get; private set; } = [];

    /// <summary>Known by the number alone, which people share.</summary>
    public bool MayBeAnother { get; private set; }

    /// <summary>Who of <see cref="MaybeThem"/> it is: a client, or <see cref="Another"/>; nobody is meant until somebody says so.</summary>
    public string? Who { get; set; }

    /// <summary>Who it is, of those whom the center knows.</summary>
    public KnownHere? Known => MaybeThem.FirstOrDefault(person => person.Client.Value.ToString() == Who);

    public DateOnly? Start { get; set; }

    public int? Weeks { get; set; }

    public int? GroupSessions { get; set; }

    public int? IndividualSessions { get; set; }

    public PractitionerId? AdmittedBy { get; set; }

    public StartOption? First { get; set; }

    public OfferedHourId? Hour { get; set; }

    public PayerPath? Payer { get; set; }

    public IReadOnlyList<PaperDraft> Papers { get; } = [.. Enum.GetValues<DocumentKind>().Select(static kind => new PaperDraft(kind))];

    /// <summary>What is missing or unreadable, by field.</summary>
    public Dictionary<string, string> Problems { get; } = new(StringComparer.Ordinal);

    /// <summary>All that can be typed, to see whether anything was.</summary>
    public string Typed => string.Join('\n', (object?[])
    [
        Who, Name, LegalName, BirthDate, Phone, Email, Ways(), Start, Weeks, GroupSessions, IndividualSessions, AdmittedBy, First, Hour, Payer,
        .. Papers.Where(static paper => paper.IsInHand).Select(static paper => $"{paper.Field} {paper.SignedOn}"),
    ]);

    public string? Problem(string field) => Problems.GetValueOrDefault(field);

    /// <summary>Asks whether it is one of these people.</summary>
    public void Ask(IReadOnlyList<KnownHere> people, bool mayBeAnother) => (MaybeThem, MayBeAnother, Who) = (people, mayBeAnother, null);

    /// <summary>The first session was entered: the full weeks since then are proposed, and can be fewer when somebody was away.</summary>
    public void Begin(DateOnly? start, DateOnly today)
    {
        Start = start;
        if (start is { } day && day < today)
            Weeks = new OpeningFigures(day, 0, 0, 0).MostWeeks(today);
    }

    /// <summary>The command, or null while something is missing.</summary>
    public PlaceCurrentClient? Read(Guid key)
    {
        Problems.Clear();
        var phone = string.IsNullOrWhiteSpace(Phone) ? null : PhoneText.Read(Phone);
        Demand(nameof(Who), MaybeThem.Count == 0 || Who is not null, "Say whether it is one of them");
        Demand(nameof(Name), !string.IsNullOrWhiteSpace(Name), "Enter the name to use");
        Demand(nameof(BirthDate), BirthDate is not null, "Enter the date of birth");
        Demand(nameof(Phone), string.IsNullOrWhiteSpace(Phone) || phone is not null, "Enter a telephone number with area code");
        Demand(nameof(Start), Start is not null, "Enter the day of their first session");
        Demand(nameof(Weeks), Weeks is not null, "Enter the full weeks so far");
        Demand(nameof(GroupSessions), GroupSessions is not null, "Enter the group sessions so far");
        Demand(nameof(IndividualSessions), IndividualSessions is not null, "Enter the individual sessions so far");
        Demand(nameof(AdmittedBy), AdmittedBy is not null, "Choose who admitted them");
        Demand(nameof(First), First is not null, "Choose the group and the next session");
        Demand(nameof(Hour), Hour is not null, "Choose the weekly hour");
        Demand(nameof(Payer), Payer is not null, "Choose how treatment is paid for");
        foreach (var paper in Papers)
            Demand(paper.Field, !paper.IsInHand || paper.SignedOn is not null, "Enter the day beside the signature");
        return Problems.Count > 0
            ? null
            : new(
                key, new(Name!, Blank(LegalName), BirthDate, phone, Ways(), Blank(Email)), Who == Another,
                new(Start!.Value, Weeks!.Value, GroupSessions!.Value, IndividualSessions!.Value), AdmittedBy!.Value, First!.Value.Group, First.Value.Date, Hour!.Value,
                Payer!.Value, [.. Papers.Where(static paper => paper.IsInHand).Select(static paper => new PaperInHand(paper.Kind, paper.SignedOn!.Value))], Known?.Client);
    }

    // An answer about one number says nothing about another.
    private void Reach(ref string? field, string? value)
    {
        if (field != value)
            Ask([], mayBeAnother: false);
        field = value;
    }

    private void Demand(string field, bool holds, string problem)
    {
        if (!holds)
            Problems[field] = problem;
    }

    private SafeContact Ways() => Safe.Where(static way => way.Value).Aggregate(SafeContact.None, static (all, way) => all | way.Key);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>One paper of the form.</summary>
internal sealed class PaperDraft(DocumentKind kind)
{
    public DocumentKind Kind => kind;

    /// <summary>The name of its field.</summary>
    public string Field => $"paper-{(int)kind}";

    public bool IsInHand { get; set; }

    public DateOnly? SignedOn { get; set; }
}
