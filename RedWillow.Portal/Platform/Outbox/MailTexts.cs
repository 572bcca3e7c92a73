using System.Globalization;
using System.Resources;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Platform.Outbox;

/// <summary>What mails say: little, and nothing that tells what the center treats. The words stand in the resource files beside this one.</summary>
public static class MailTexts
{
    /// <summary>Every template there is.</summary>
    public static readonly IReadOnlyList<string> Templates =
        ["AccountConfirm", "AccountAlreadyRegistered", "AccountReset", "AccountCode", "AccountChanged", "AccountMoved", "AccountInvite", "AccountFactorReset", "AccountAvailable", "RequestReceived", "OnTheList", "RequestNews", "RequestClosed", "StayEnded", "News", Reminder.Kind];

    private static readonly ResourceManager Words = new(typeof(MailTexts));

    /// <summary>The template for what a move of an enrollment tells; null when it tells nothing.</summary>
    public static string? TemplateOf(MoveNews news) => news switch
    {
        MoveNews.Received => "RequestReceived",
        MoveNews.OnTheList => "OnTheList",
        MoveNews.Changed => "RequestNews",
        MoveNews.Closed => "RequestClosed",
        MoveNews.Ended => "StayEnded",
        _ => null,
    };

    public static string Subject(string template, CultureInfo language) => Word(template + ".Subject", language);

    /// <summary>The whole text: greeting, message with its link, and how to reach the center. A reminder says when; nothing says what.</summary>
    public static string Body(string template, CultureInfo language, string link, string sender, string phone, DateTime when = default, string? code = null) => string.Join(
        "\n\n",
        Word("Greeting", language),
        string.Format(language, Word(template + ".Body", language), link, Day(when, language), Time(when, language), code),
        string.Format(language, Word("Signature", language), sender, phone)) + "\n";

    private static string Day(DateTime when, CultureInfo language) => when.ToString(Word("DayFormat", language), language);

    // Narrow spaces are beautiful, and a square in old mail programs.
    private static string Time(DateTime when, CultureInfo language) => when.ToString("t", language).Replace('\u202F', ' ').Replace('\u00A0', ' ');

    private static string Word(string name, CultureInfo language) =>
        Words.GetString(name, language) ?? throw new InvalidOperationException($"There is no text named {name}.");
}
