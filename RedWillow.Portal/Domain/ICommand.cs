namespace RedWillow.Portal.Domain;

/// <summary>
/// A request that changes something. Its key is made when its form opens, so that a second click, a retry
/// or a replayed form has one effect and one answer.
/// </summary>
public interface ICommand
{
    /// <summary>Random, one per opened form. A retry after a refusal uses a new one.</summary>
    Guid Key { get; }
}
