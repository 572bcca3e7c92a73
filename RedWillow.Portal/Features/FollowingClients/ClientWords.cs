using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.FollowingClients;

/// <summary>What staff read for the codes of a stay.</summary>
internal static class ClientWords
{
    /// <summary>They work on requests.</summary>
    public const StaffRoles MayAdmit = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.Admin;

    public static string Address(ClientId id) => $"{PortalRoutes.StaffClients}/{id.Value}";

    public static string Show(ClientShow show) => show switch
    {
        ClientShow.Decide => "Needs a decision",
        ClientShow.Before => "Before admission",
        ClientShow.Left => "Left",
        _ => "Here now",
    };

    /// <summary>What stands in the address; empty for the usual view.</summary>
    public static string Code(ClientShow show) => show == ClientShow.Here ? "" : show.ToString().ToLowerInvariant();

    public static string How(Disposition disposition) => disposition switch
    {
        Disposition.TreatmentCompleted => "Treatment completed",
        Disposition.LeftAgainstAdvice => "Left against advice, or no longer came",
        Disposition.EndedByCenter => "Ended by the center",
        Disposition.Transferred => "Goes on elsewhere",
        Disposition.Incarcerated => "In custody",
        Disposition.Deceased => "Died",
        _ => "Another reason",
    };

    /// <summary>Why a move was made: a code in words, or what staff wrote.</summary>
    public static string? Why(MoveLine move) => move.To switch
    {
        EnrollmentStatus.Completed or EnrollmentStatus.Discharged when Enum.TryParse<Disposition>(move.Why, out var how) => How(how),
        EnrollmentStatus.Withdrawn when Enum.TryParse<WithdrawalReason>(move.Why, out var reason) => reason switch
        {
            WithdrawalReason.ClientDecided => "The client decided",
            WithdrawalReason.DidNotStart => "Did not come, and could not be reached",
            WithdrawalReason.WentElsewhere => "Found help elsewhere",
            _ => "Another reason",
        },
        EnrollmentStatus.Active when Leaves.Read(move.Why) is { } back => $"Back since {TimeText.Day(back)}",
        EnrollmentStatus.Active when move.Why == nameof(OpeningBalance) => "Brought along: in treatment before the portal",
        _ => move.Why,
    };

    /// <summary>What a line of the list says besides the status.</summary>
    public static string? Note(ClientLine line, DateOnly today) => line switch
    {
        { Status: EnrollmentStatus.OnHold, ReturnOn: { } back } => back < today ? $"expected back {TimeText.Day(back)}" : $"back {TimeText.Day(back)}",
        { Status: EnrollmentStatus.Active, EndDate: { } last } => last < today ? $"last day was {TimeText.Day(last)}" : $"last day {TimeText.Day(last)}",
        { Status: EnrollmentStatus.Approved, Start: { } start } => $"first session {TimeText.Day(start)}",
        { Status: >= EnrollmentStatus.Completed, EndDate: { } ended } => TimeText.Day(ended),
        _ => null,
    };
}
