using System.Collections.Immutable;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>
/// A task list: what was answered, signed and chosen. The reference is the code to be read out on the phone. When choosing is closed to
/// the reader, a client goes on together with the care team, and staff talk with the client first. What is known from before is offered for
/// the questions that are not answered yet.
/// </summary>
public sealed record Draft(
    EnrollmentId Id, EnrollmentStatus Status, DateTime? SentUtc, string Reference, string Name, IReadOnlyDictionary<string, string> Answers,
    IReadOnlySet<DocumentKind> Papers, ChosenPlace? Place, bool ArrangedByStaff, FirstWay Reached, IReadOnlyDictionary<string, string> Offered)
{
    /// <summary>Whose it is.</summary>
    public ClientId Client { get; init; }

    /// <summary>The reader fills it in for them.</summary>
    public bool ForStaff { get; init; }

    /// <summary>Questions with an answer that is not for the reader.</summary>
    public IReadOnlySet<string> Kept { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>For a client: questions on which they told of danger, until a clinician has talked it over with them.</summary>
    public IReadOnlySet<string> Heard { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>For a client: why nothing is signed here alone; null when it is.</summary>
    public Refusal? WhyNotSign { get; init; }

    /// <summary>For a client: not yet 18, so that staff go on with them.</summary>
    public bool IsUnderage => WhyNotSign is ArrangedByStaff;

    /// <summary>For staff: where the suitability answers led; null before all are answered.</summary>
    public ScreeningDisposition? Outcome { get; init; }

    /// <summary>The request has been answered with a place: the answers belong to the record now and are only shown.</summary>
    public bool IsDecided => EnrollmentMoves.IsDecided(Status);

    /// <summary>
    /// Whether an answer is only shown and changed by talking with us: the care team has taken it up, the request asks for a place of the
    /// program it names, or the request has been decided. Staff still change what is kept current.
    /// </summary>
    public bool IsSettled(QuestionSpec spec) => (IsDecided && !(ForStaff && KeptCurrent.IsFor(Status, spec.Key)))
        || (spec.Task == EnrollTask.Health && Status != EnrollmentStatus.Draft && IsAnswered(spec.Key))
        || (spec.Key == Question.Program && (Status == EnrollmentStatus.Waitlisted || (Status != EnrollmentStatus.Draft && Place is not null)));

    public string? Answer(string question) => Answers.GetValueOrDefault(question);

    /// <summary>Whether the question has an answer, be it an empty one.</summary>
    public bool IsAnswered(string question) => Answers.ContainsKey(question) || Kept.Contains(question);

    /// <summary>Whether the question still has to be answered before the request can be sent.</summary>
    public bool IsOpen(string question) => !Kept.Contains(question) && string.IsNullOrEmpty(Answer(question));
}
