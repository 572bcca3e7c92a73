using System.Linq.Expressions;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.FollowingClients;

/// <summary>Which clients a list shows.</summary>
public enum ClientShow
{
    /// <summary>Admitted, in treatment or on leave.</summary>
    Here = 0,

    /// <summary>Time has run past what was planned, and a person has to decide.</summary>
    Decide = 1,

    /// <summary>Before admission.</summary>
    Before = 2,

    /// <summary>The newest enrollment has ended.</summary>
    Left = 3,
}

/// <summary>What is looked for.</summary>
/// <param name="Show">Which clients.</param>
/// <param name="Group">Only those of one group.</param>
/// <param name="Text">Initials, or part of a reference number.</param>
/// <param name="Page">From 1; a page that is not there is the nearest one that is.</param>
public sealed record ClientSearch(ClientShow Show = ClientShow.Here, GroupId? Group = null, string? Text = null, int Page = 1)
{
    /// <summary>The condition in the database's own terms.</summary>
    public static Expression<Func<Enrollment, bool>> Of(ClientShow show, DateOnly today) => show switch
    {
        ClientShow.Decide => row => (row.Status == EnrollmentStatus.OnHold && row.ReturnOn < today)
            || ((row.Status == EnrollmentStatus.Active || row.Status == EnrollmentStatus.OnHold) && row.EndDate < today),
        ClientShow.Before => row => row.Status < EnrollmentStatus.Approved,
        ClientShow.Left => row => row.Status >= EnrollmentStatus.Completed,
        _ => row => row.Status >= EnrollmentStatus.Approved && row.Status < EnrollmentStatus.Completed,
    };
}
