using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Components.People;

/// <summary>What staff read for where the suitability questions led.</summary>
public static class ScreeningWords
{
    public static string Disposition(ScreeningDisposition disposition) => disposition switch
    {
        ScreeningDisposition.IntakeOffered => "Intake can go ahead",
        ScreeningDisposition.ConsultationOffered => "A conversation was offered",
        ScreeningDisposition.StaffAssisted => "We go on together with the client",
        ScreeningDisposition.ConsultationRequired => "Talk first",
        _ => "Safety first: call at once",
    };
}
