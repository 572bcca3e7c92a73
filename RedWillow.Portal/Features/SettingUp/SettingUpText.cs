namespace RedWillow.Portal.Features.SettingUp;

/// <summary>The words of the page that makes the first administrator; they stand in the resource files beside this one.</summary>
public sealed class SettingUpText;
