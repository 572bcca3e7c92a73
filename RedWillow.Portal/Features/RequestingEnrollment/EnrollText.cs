namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>Names the texts of the task list: for each question its Title and Why, and its options.</summary>
public sealed class EnrollText;
