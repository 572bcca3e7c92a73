namespace RedWillow.Portal.Components.Forms;

/// <summary>Names the texts of the form kit.</summary>
public sealed class FormText;
