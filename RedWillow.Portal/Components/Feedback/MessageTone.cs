namespace RedWillow.Portal.Components.Feedback;

/// <summary>How a message looks. The words must say the same without the color.</summary>
public enum MessageTone
{
    Info = 0,
    Good = 1,
    Warn = 2,
    Error = 3,
}
