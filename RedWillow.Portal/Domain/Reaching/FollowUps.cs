using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Domain.Reaching;

/// <summary>Somebody to be reached, as staff read it.</summary>
/// <param name="Id">Which outreach.</param>
/// <param name="Client">Whom.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">Tells two clients with the same name apart.</param>
/// <param name="Reason">Why.</param>
/// <param name="Group">The group that met.</param>
/// <param name="Date">The day of the session.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="Phone">Never shown without <paramref name="Safe"/>.</param>
/// <param name="Email">Never shown without <paramref name="Safe"/>.</param>
/// <param name="Safe">The ways of reaching this client that are safe.</param>
public sealed record OpenOutreach(
    OutreachTaskId Id, ClientId Client, string Name, string Reference, OutreachReason Reason, string Group, DateOnly Date, DateOnly DueOn, string? Phone,
    string? Email, SafeContact Safe);

/// <summary>A review to hold, as the care team reads it.</summary>
/// <param name="Id">Which review.</param>
/// <param name="Client">Whose.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">Tells two clients with the same name apart.</param>
/// <param name="Reason">Why.</param>
/// <param name="Group">The client's group.</param>
/// <param name="OpenedOn">Since when, by the center's calendar.</param>
/// <param name="Missed">The sessions missed in the last four weeks, the newest first.</param>
public sealed record OpenReview(
    CareTeamReviewId Id, ClientId Client, string Name, string Reference, ReviewReason Reason, string? Group, DateOnly OpenedOn, IReadOnlyList<MissedSession> Missed);

/// <summary>A session that a client missed.</summary>
public readonly record struct MissedSession(DateOnly Date, bool Excused);
