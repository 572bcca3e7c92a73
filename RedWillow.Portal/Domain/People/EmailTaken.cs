namespace RedWillow.Portal.Domain.People;

/// <summary>Somebody signs in with this address already. Only staff and whoever sets the portal up are told.</summary>
public sealed record EmailTaken : Refusal;
