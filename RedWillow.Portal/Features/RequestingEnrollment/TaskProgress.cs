using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>One row of the task list.</summary>
/// <param name="Name">The key of its words: "Task." and "Hint." stand before it.</param>
/// <param name="State">How far it is.</param>
/// <param name="Href">Where it goes on: at the first question without an answer.</param>
/// <param name="Hint">The key of the line under it.</param>
public sealed record TaskRow(string Name, TaskState State, string Href, string Hint);

/// <summary>How far a draft is: what is done, what can be done now, and what comes first.</summary>
public static class TaskProgress
{
    private static readonly DocumentKind[] Papers =
        [.. Enum.GetValues<DocumentKind>().Where(static kind => kind != DocumentKind.TpoConsent)];

    /// <summary>The rows of the list, in the order in which to work.</summary>
    /// <param name="draft">What was answered, signed and chosen.</param>
    /// <param name="at">Where its pages stand; the client's own without it.</param>
    public static IReadOnlyList<TaskRow> Of(Draft draft, TaskAddresses? at = null)
    {
        var pages = at ?? TaskAddresses.Own;
        var rows = Enum.GetValues<EnrollTask>().Select(task => Row(task, draft, pages)).ToList();
        rows.Add(PaperRow("Papers", PapersState(draft), draft, pages));
        if (InsurerConsent.IsWanted(draft.Answers))
            rows.Add(PaperRow("InsurerConsent", draft.Papers.Contains(DocumentKind.TpoConsent) ? TaskState.Completed : TaskState.NotStarted, draft, pages));
        rows.Add(PlaceRow(draft, pages));
        rows.Add(CheckRow(draft, pages));
        return rows;
    }

    /// <summary>The tasks with questions that must be answered before the request can be sent.</summary>
    public static IReadOnlyList<EnrollTask> OpenBeforeSending(Draft draft) =>
        [.. Questions.All.Where(spec => IsOpen(spec, draft)).Select(static spec => spec.Task).Distinct()];

    public static string Address(EnrollTask task, int step) => TaskAddresses.Own.Step(task, step);

    private static bool IsOpen(QuestionSpec spec, Draft draft) =>
        Question.NeededToSend.Contains(spec.Key, StringComparer.Ordinal) && spec.IsAsked(draft.Answers) && draft.IsOpen(spec.Key);

    private static TaskRow Row(EnrollTask task, Draft draft, TaskAddresses at)
    {
        var questions = Questions.Of(task, draft.Answers);
        var answered = questions.Count(spec => IsDone(spec, draft));
        var state = answered == 0 ? TaskState.NotStarted : answered < questions.Count ? TaskState.InProgress : TaskState.Completed;
        var first = questions.TakeWhile(spec => IsDone(spec, draft)).Count();
        // What was done once is not open again without a word.
        List<string> later = [.. questions.Where(spec => !IsDone(spec, draft) && draft.IsAnswered(spec.Key)).Select(static spec => spec.Key)];
        var hint = later.Count == 0 || answered + later.Count < questions.Count ? task.ToString() : "Later." + string.Join('.', later);
        return new(task.ToString(), state, at.Step(task, first < questions.Count ? first + 1 : 1), hint);
    }

    // Before sending, what may be left empty for now is done with that.
    private static bool IsDone(QuestionSpec spec, Draft draft) =>
        draft.IsAnswered(spec.Key) && (draft.Status == EnrollmentStatus.Draft || draft.Kept.Contains(spec.Key) || OpenTasks.IsDone(spec.Key, draft.Answer(spec.Key)));

    // Nobody under 18 signs alone, nor anybody whose age is not known.
    private static TaskRow PaperRow(string name, TaskState state, Draft draft, TaskAddresses at) => draft.WhyNotSign is { } why && state != TaskState.Completed
        ? new(name, TaskState.CannotStart, at.Papers, why is BirthDateFirst ? "PapersFirst" : "PlaceStaff")
        : new(name, state, at.Papers, name);

    private static TaskState PapersState(Draft draft)
    {
        var done = Papers.Count(draft.Papers.Contains);
        return done == 0 ? TaskState.NotStarted : done < Papers.Length ? TaskState.InProgress : TaskState.Completed;
    }

    // The picker is the last task before Check and send, so that no hold runs while papers are read.
    private static TaskRow PlaceRow(Draft draft, TaskAddresses at)
    {
        // What is chosen already stands in the picker by itself; before that, the group a visitor came for.
        var wanted = draft is { Place: null } && draft.Answer(Question.WantedGroup) is { } slug ? $"?g={slug}" : "";
        if (draft.Status != EnrollmentStatus.Draft)
            return draft.Place is null
                ? new("Place", TaskState.CannotStart, at.Place, "PlaceStaff")
                : new("Place", TaskState.Completed, at.Place, "Place");
        if (draft.ArrangedByStaff)
            return new("Place", TaskState.CannotStart, at.Place, "PlaceStaff");
        return OpenBeforeSending(draft).Count > 0
            ? new("Place", TaskState.CannotStart, at.Place, "PlaceFirst")
            : draft.Place is { Hour.IsGone: true } ? new("Place", TaskState.InProgress, at.Place, "HourGone")
            : new("Place", draft.Place is null ? TaskState.NotStarted : TaskState.Completed, at.Place + wanted, "Place");
    }

    private static TaskRow CheckRow(Draft draft, TaskAddresses at)
    {
        if (draft.SentUtc is not null)
            return new("Check", TaskState.Completed, at.Done, "Check");
        return draft.Place is null or { Hour.IsGone: true } || draft.ArrangedByStaff || draft.Status != EnrollmentStatus.Draft
            ? new("Check", TaskState.CannotStart, at.Check, draft.ArrangedByStaff || draft.Status != EnrollmentStatus.Draft ? "PlaceStaff" : "CheckFirst")
            : new("Check", TaskState.NotStarted, at.Check, "Check");
    }
}
