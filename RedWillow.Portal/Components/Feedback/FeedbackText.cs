namespace RedWillow.Portal.Components.Feedback;

/// <summary>Names the texts of the states a page can be in.</summary>
public sealed class FeedbackText;
