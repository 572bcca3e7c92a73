namespace RedWillow.Portal.Components.Layout;

/// <summary>Names the texts that both layouts share.</summary>
public sealed class LayoutText;
