using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Data.Identity;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// Checks and hashes passwords. An address nobody has costs the same work as one that somebody has, and only as many hashes
/// run at once as there are processors, so that a flood of sign-ins does not stop the other pages.
/// </summary>
public sealed class PasswordWork : IDisposable
{
    private static readonly PortalUser Nobody = PortalUser.New(Guid.Empty, "nobody@invalid", null, "en-US", DateTime.UnixEpoch);

    private readonly SemaphoreSlim _processors = new(Environment.ProcessorCount, Environment.ProcessorCount);
    private readonly IPasswordHasher<PortalUser> _hasher;
    private readonly Lazy<string> _nobodysHash;

    public PasswordWork(IPasswordHasher<PortalUser> hasher)
    {
        _hasher = hasher;
        _nobodysHash = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString("N")));
    }

    /// <summary>Makes the hash that unknown addresses are checked against; the first sign-in must not be the one that pays for it.</summary>
    public void Prepare() => _ = _nobodysHash.Value;

    /// <summary>Whether the password is this user's; exactly one check, also when there is no such user or they have no password.</summary>
    public async Task<bool> IsRightAsync(PortalUser? user, string password, CancellationToken stop)
    {
        var hash = user?.PasswordHash;
        var answer = await RunAsync(() => _hasher.VerifyHashedPassword(user ?? Nobody, hash ?? _nobodysHash.Value, password), stop);
        return hash is not null && answer != PasswordVerificationResult.Failed;
    }

    /// <summary>The work of one check, for a path that has no password to check: every account path costs the same.</summary>
    public Task SpendAsync(CancellationToken stop) => IsRightAsync(null, "", stop);

    public Task<string> HashAsync(string password, CancellationToken stop) => RunAsync(() => _hasher.HashPassword(Nobody, password), stop);

    public void Dispose() => _processors.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken stop)
    {
        await _processors.WaitAsync(stop);
        try
        {
            return await Task.Run(work, stop);
        }
        finally
        {
            _processors.Release();
        }
    }
}
