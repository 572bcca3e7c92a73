namespace RedWillow.Portal.Public;

/// <summary>Names the texts that all reading pages share.</summary>
public sealed class ProseText;
