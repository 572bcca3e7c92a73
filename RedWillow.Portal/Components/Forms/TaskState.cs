namespace RedWillow.Portal.Components.Forms;

/// <summary>How far a task of a task list is. The names are keys of <see cref="FormText"/>.</summary>
public enum TaskState
{
    NotStarted = 0,
    InProgress = 1,
    Completed = 2,

    /// <summary>Something else comes first; the hint says what.</summary>
    CannotStart = 3,
}
