namespace RedWillow.Portal.Features.SettingPreferences;

/// <summary>Names the texts of the page on which a client chooses how they are written to.</summary>
public sealed class PreferencesText;
