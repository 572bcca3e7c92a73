namespace RedWillow.Portal.Account;

/// <summary>Names the texts of the account pages.</summary>
public sealed class AccountText;
