using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;

namespace RedWillow.Portal.Platform.Security;

/// <summary>
/// Knows which sessions live. It asks the database every two seconds for all open circuits at once, and for a cookie when its
/// answer is older than that. When the database is silent the last answer counts for a minute, then nobody is let on.
/// </summary>
public sealed partial class SessionWatch(
    IDbContextFactory<PortalDbContext> contexts, TimeProvider time, IOptions<SecuritySettings> settings, ILogger<SessionWatch> log) : BackgroundService
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<Guid, Seat> _seats = new();
    private readonly ConcurrentDictionary<CircuitSession, SessionTicket> _circuits = new();

    /// <summary>What the ticket of a request is worth; the database is asked unless it was asked just now.</summary>
    public async Task<SessionVerdict> JudgeAsync(SessionTicket ticket, CancellationToken stop)
    {
        var seat = _seats.GetOrAdd(ticket.Session, _ => new Seat());
        if (!seat.IsFresh)
            await AskAsync([ticket.Session], stop);
        return Weigh(ticket);
    }

    /// <summary>What a ticket is worth by what is known now.</summary>
    public SessionVerdict Weigh(SessionTicket ticket)
    {
        if (!_seats.TryGetValue(ticket.Session, out var seat) || seat.Age > Grace)
            return SessionVerdict.Unknown;
        var now = time.GetUtcNow().UtcDateTime;
        if (seat.Facts is not { EndedUtc: null, Disabled: false } facts || facts.Account != ticket.Account
            || !string.Equals(facts.Stamp, ticket.Stamp, StringComparison.Ordinal) || now - facts.StartedUtc >= TimeSpan.FromHours(settings.Value.SessionHours))
            return SessionVerdict.Ended;
        return seat.ActiveUtc is { } active && now - active >= IdleLimit(ticket) ? SessionVerdict.Idle : SessionVerdict.Good;
    }

    public TimeSpan IdleLimit(SessionTicket ticket) =>
        TimeSpan.FromMinutes(ticket.IsStaff ? settings.Value.StaffIdleMinutes : settings.Value.ClientIdleMinutes);

    /// <summary>How long a session goes on when nobody does anything more.</summary>
    public TimeSpan TimeLeft(SessionTicket ticket)
    {
        var limit = IdleLimit(ticket);
        return _seats.TryGetValue(ticket.Session, out var seat) && seat.ActiveUtc is { } active ? limit - (time.GetUtcNow().UtcDateTime - active) : limit;
    }

    /// <summary>Somebody did something in this session at the given instant, or now.</summary>
    public void Touch(Guid session, DateTime? atUtc = null)
    {
        var at = atUtc ?? time.GetUtcNow().UtcDateTime;
        var seat = _seats.GetOrAdd(session, _ => new Seat());
        if (seat.ActiveUtc is not { } known || known < at)
            seat.ActiveUtc = at;
    }

    /// <summary>The next question about this session goes to the database; an open circuit keeps the last answer until then.</summary>
    public void Doubt(Guid session)
    {
        if (_seats.TryGetValue(session, out var seat))
            seat.IsDoubted = true;
    }

    /// <summary>Takes a circuit under watch; false when its account has as many as it may have.</summary>
    public bool TryAttach(CircuitSession circuit, SessionTicket ticket)
    {
        _circuits[circuit] = ticket;
        if (_circuits.Values.Count(other => other.Account == ticket.Account) <= settings.Value.CircuitsPerAccount)
            return true;
        Detach(circuit);
        return false;
    }

    public void Detach(CircuitSession circuit) => _circuits.TryRemove(circuit, out _);

    /// <summary>Asks about every open circuit and ends those whose session is over.</summary>
    public async Task SweepAsync(CancellationToken stop)
    {
        if (!_circuits.IsEmpty)
            await AskAsync([.. _circuits.Values.Select(ticket => ticket.Session).Distinct()], stop);
        foreach (var (circuit, ticket) in _circuits)
        {
            if (Weigh(ticket) is not SessionVerdict.Good and var verdict && !IsLeaving(ticket))
                circuit.End(verdict);
        }

        var open = _circuits.Values.Select(ticket => ticket.Session).ToHashSet();
        foreach (var (session, seat) in _seats)
        {
            if (seat.Age > TimeSpan.FromHours(settings.Value.SessionHours) && !open.Contains(session))
                _seats.TryRemove(session, out _);
        }
    }

    // Who just pressed "Sign out" is on the way to another page. Ending the page they leave would lead them elsewhere.
    private bool IsLeaving(SessionTicket ticket) =>
        _seats.TryGetValue(ticket.Session, out var seat) && seat.Facts?.EndedUtc is { } ended && time.GetUtcNow().UtcDateTime - ended < Farewell;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Fresh);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await SweepAsync(stoppingToken);
    }

    private async Task AskAsync(Guid[] sessions, CancellationToken stop)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            var facts = await db.Set<PortalSession>().Where(session => sessions.Contains(session.Id))
                .Join(db.Users, session => session.UserId, user => user.Id, (session, user) =>
                    new SessionFacts(session.Id, user.Id, user.SecurityStamp ?? "", user.Disabled, session.StartedUtc, session.EndedUtc))
                .ToDictionaryAsync(found => found.Session, stop);
            foreach (var session in sessions)
                _seats.GetOrAdd(session, _ => new Seat()).Answered(facts.GetValueOrDefault(session));
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or InvalidOperationException { InnerException: DbException or TimeoutException })
        {
            Silent(log, fault.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database did not say which sessions live ({Fault}); its last answer counts for a minute.")]
    private static partial void Silent(ILogger log, string fault);

    private sealed record SessionFacts(Guid Session, Guid Account, string Stamp, bool Disabled, DateTime StartedUtc, DateTime? EndedUtc);

    private sealed class Seat
    {
        private long _askedAt;

        public SessionFacts? Facts { get; private set; }

        public DateTime? ActiveUtc { get; set; }

        public bool IsDoubted { get; set; }

        public bool IsFresh => !IsDoubted && Age <= Fresh;

        public TimeSpan Age => _askedAt == 0 ? TimeSpan.MaxValue : Stopwatch.GetElapsedTime(_askedAt);

        public void Answered(SessionFacts? facts) => (Facts, _askedAt, IsDoubted) = (facts, Stopwatch.GetTimestamp(), false);
    }
}
