namespace RedWillow.Portal.Features.RequestingConsultation;

/// <summary>Names the texts of the page on which somebody asks for a call.</summary>
public sealed class ConsultationText;
