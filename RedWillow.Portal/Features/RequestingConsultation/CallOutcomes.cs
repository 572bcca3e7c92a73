using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.RequestingConsultation;

/// <summary>The number is no telephone number.</summary>
public sealed record PhoneNotReadable : Refusal;

/// <summary>There is no way to call or to write back.</summary>
public sealed record NoWayToAnswer : Refusal;

/// <summary>Somebody asked for a call once more than is taken down; the id says "the same number again" without saying which.</summary>
public sealed record CallAskedAgain(Guid Trace) : DomainEvent
{
    public override Guid Subject => Trace;
}
