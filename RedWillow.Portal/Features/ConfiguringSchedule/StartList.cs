using RedWillow.Portal.Components;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>What is known about a center that is moving in.</summary>
/// <param name="CenterNamed">Name, telephone and city are set.</param>
/// <param name="AddressPublic">Links in mails lead to an address that people can reach.</param>
/// <param name="MailLeaves">Mail goes to a real server, from an address that is the center's own.</param>
/// <param name="PapersReviewed">The center's counsel has read the papers that clients sign.</param>
/// <param name="Rooms">Rooms in use.</param>
/// <param name="Licensed">People with a license in force.</param>
/// <param name="Accepted">Colleagues who have answered their invitation; the first administrator is not one.</param>
/// <param name="Invited">Colleagues who have not answered yet.</param>
/// <param name="Therapists">Therapists who offer weekly hours.</param>
/// <param name="TracksOpen">Tracks that take enrollments.</param>
/// <param name="TracksPlanned">Tracks that take interest.</param>
/// <param name="Groups">Groups that meet, now or from a day on.</param>
/// <param name="DaysDecided">Closed days and holidays that somebody has decided about.</param>
public sealed record StartFacts(
    bool CenterNamed, bool AddressPublic, bool MailLeaves, bool PapersReviewed, int Rooms, int Licensed, int Accepted, int Invited,
    int Therapists, int TracksOpen, int TracksPlanned, int Groups, int DaysDecided);

/// <summary>One thing to do before the center opens.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Text">How it stands, and what to do.</param>
/// <param name="Address">The page that does it; null where it is done in the settings.</param>
/// <param name="Done">Nothing is left to do.</param>
public sealed record StartLine(string Title, string Text, string? Address, bool Done);

/// <summary>The way from an empty portal to one that takes enrollments.</summary>
public static class StartList
{
    /// <summary>Every line, in the order in which it is best done.</summary>
    public static IReadOnlyList<StartLine> Of(StartFacts facts) =>
    [
        new("What people read about the center", "Name, telephone and city stand in the settings under Center.", null, facts.CenterNamed),
        new("The address of the portal", facts.AddressPublic
            ? "Links in mails lead to your address."
            : "Links in mails lead to this machine. Set Mail:PublicAddress to the https address people use.", null, facts.AddressPublic),
        new("Mail that leaves the house", facts.MailLeaves
            ? "Mail goes to your mail server."
            : "Mail is kept in a folder, or comes from a made-up address. Set Mail:Mode to Smtp, Mail:Smtp and Mail:From.", null, facts.MailLeaves),
        new("Rooms", Some(facts.Rooms, "room", "rooms", "Open the rooms that groups meet in."), PortalRoutes.AdminRooms, facts.Rooms > 0),
        new("Staff with a license in force", Some(facts.Licensed, "person", "people", "Add the people who lead groups and give individual hours, with their licenses."), PortalRoutes.AdminUsers, facts.Licensed > 0),
        new("Colleagues who can sign in", Colleagues(facts), PortalRoutes.AdminUsers, facts is { Accepted: > 0, Invited: 0 }),
        new("Weekly hours", Some(facts.Therapists, "therapist offers hours", "therapists offer hours", "Say when each therapist gives individual hours. A client chooses one of them."), PortalRoutes.StaffAvailability, facts.Therapists > 0),
        new("Tracks", facts.TracksOpen == 0
            ? "None takes enrollments. Open those you offer; planned ones collect interest."
            : $"{facts.TracksOpen} open for enrollment, {facts.TracksPlanned} planned. Look whether that is what you offer.", PortalRoutes.AdminTracks, facts.TracksOpen > 0),
        new("A group", Some(facts.Groups, "group", "groups", "Open the first group; from then on people can find it and ask for a place."), PortalRoutes.AdminGroups, facts.Groups > 0),
        new("Holidays", Some(facts.DaysDecided, "day is decided", "days are decided", "Holidays are proposals. Tick the ones on which nobody would come; none closes by itself."), PortalRoutes.AdminClosures, facts.DaysDecided > 0),
        new("The papers that clients sign", facts.PapersReviewed
            ? "Your counsel has read them."
            : "Their text waits for your counsel. When it has been read, set Center:PapersReviewed to true.", null, facts.PapersReviewed),
    ];

    private static string Colleagues(StartFacts facts) => facts switch
    {
        { Invited: > 0 } => $"{facts.Accepted} can sign in, {facts.Invited} invited and not answered yet. An invitation works for three days and can be sent again.",
        { Accepted: 0 } => "So far you are alone. Invite the people who work here.",
        _ => $"{facts.Accepted} can sign in.",
    };

    private static string Some(int number, string one, string many, string none) => number == 0 ? none : $"{ScheduleWords.Count(number, one, many)}.";
}
