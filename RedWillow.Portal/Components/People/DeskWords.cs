using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Components.People;

/// <summary>What staff read for papers and ways of paying.</summary>
public static class DeskWords
{
    public static string Payer(PayerPath path) => path switch
    {
        PayerPath.Authorized => "The plan authorized treatment",
        PayerPath.AuthorizationNotRequired => "The plan asks for no authorization",
        PayerPath.SelfPayWithEstimate => "Self-pay, good faith estimate given",
        _ => "Not settled",
    };

    public static string Paper(DocumentKind kind) => kind switch
    {
        DocumentKind.PrivacyNotice => "Privacy notice",
        DocumentKind.Part2Notice => "Part 2 notice",
        DocumentKind.EligibilityDetermination => "Eligibility determination",
        DocumentKind.FeeAgreement => "Fee agreement",
        DocumentKind.TreatmentConsent => "Consent to treatment",
        DocumentKind.GroupConfidentiality => "Group confidentiality agreement",
        _ => "Consent to share for treatment and payment",
    };
}
