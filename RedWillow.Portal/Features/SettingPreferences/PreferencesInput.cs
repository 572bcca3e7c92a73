using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.SettingPreferences;

/// <summary>The form as it is posted.</summary>
public sealed class PreferencesInput
{
    public Guid Key { get; set; }

    public string? Reminder { get; set; }

    public string? Culture { get; set; }

    public static PreferencesInput For(Preferences now) =>
        new() { Key = Guid.CreateVersion7(), Reminder = now.Reminder.ToString(), Culture = now.Culture };

    /// <summary>What is asked for; the fields have been checked against what is on offer.</summary>
    public SavePreferences Command() => new(Key, Enum.Parse<ReminderChoice>(Reminder!), Culture!);
}
