namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>Where an enrollment stands. What must be complete before admission is a checklist, never a status.</summary>
public enum EnrollmentStatus
{
    /// <summary>The client's task list. It holds nothing but, for minutes, a place while choosing.</summary>
    Draft = 0,

    /// <summary>Sent; the seat and the weekly hour are held until staff decide.</summary>
    Requested = 1,

    /// <summary>Talk first. A seat that was held is kept; self-scheduling is closed until a clinician clears the reason.</summary>
    ConsultationRequired = 2,

    /// <summary>Waits for a seat and a weekly hour together; holds neither.</summary>
    Waitlisted = 3,

    /// <summary>Admitted by a licensed clinician; seat and hour are taken from the start date.</summary>
    Approved = 4,

    /// <summary>In treatment, from the first attended session on; weeks count.</summary>
    Active = 5,

    /// <summary>On leave, at most 14 days; the seat is kept, weeks do not count.</summary>
    OnHold = 6,

    /// <summary>Ended as planned.</summary>
    Completed = 7,

    /// <summary>Ended otherwise, with a disposition.</summary>
    Discharged = 8,

    /// <summary>The client took the request back, or never came.</summary>
    Withdrawn = 9,

    /// <summary>A licensed clinician said: not this program now.</summary>
    Declined = 10,

    /// <summary>Never was: entered by mistake.</summary>
    EnteredInError = 11,
}
