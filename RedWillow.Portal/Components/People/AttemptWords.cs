using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Components.People;

/// <summary>What staff read for an attempt to reach somebody.</summary>
public static class AttemptWords
{
    public static string Way(ContactWay way) => way switch
    {
        ContactWay.Phone => "Phone",
        ContactWay.Text => "Text message",
        ContactWay.Email => "Email",
        ContactWay.InPerson => "In person",
        _ => "Letter",
    };

    public static string Result(ContactResult result) => result switch
    {
        ContactResult.Reached => "Reached",
        ContactResult.LeftMessage => "Left or sent a message",
        ContactResult.NoAnswer => "No answer",
        ContactResult.WrongNumber => "Wrong number",
        ContactResult.AskedNotToCall => "Asked not to be called",
        _ => "Reached, and a time is agreed",
    };

    /// <summary>"Today 2:00 pm", "Thursday, December 3, 2:00 pm".</summary>
    public static string Moment(DateTime local, DateTime now) => local.Date == now.Date
        ? "Today " + TimeText.Of(TimeOnly.FromDateTime(local))
        : $"{TimeText.Day(DateOnly.FromDateTime(local))}, {TimeText.Of(TimeOnly.FromDateTime(local))}";

    /// <summary>"Try again 2:00 pm", "Try again Thursday, December 3, 2:00 pm", "Try again now, since 2:00 pm".</summary>
    public static string TryAgain(NextTry next)
    {
        var time = TimeText.Of(TimeOnly.FromDateTime(next.At));
        var when = next.At.Date == next.Now.Date ? time : $"{TimeText.DayWithin(DateOnly.FromDateTime(next.At))}, {time}";
        return next.IsDue ? $"Try again now, since {when}" : $"Try again {when}";
    }
}
