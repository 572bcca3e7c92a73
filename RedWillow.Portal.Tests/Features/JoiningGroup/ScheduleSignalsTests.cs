using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Live;

namespace RedWillow.Portal.Tests.Features.JoiningGroup;

public sealed class ScheduleSignalsTests
{
    private static readonly SeatTaken Taken = new(new(Guid.NewGuid()), new(Guid.NewGuid()), ClaimKind.Hold, new(2026, 1, 14));

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-US");

    private readonly ScheduleSignals _signals = new(NullLogger<ScheduleSignals>.Instance);
    private int _heard;

    [Fact]
    public void A_seat_taken_is_heard_once_until_the_page_stops_listening()
    {
        using (_signals.Listen(() => _heard++))
            _signals.Committed([Taken, Taken]);
        _signals.Committed([Taken]);

        Assert.Equal(1, _heard);
    }

    [Fact]
    public void What_changes_no_place_is_not_heard()
    {
        using var listening = _signals.Listen(() => _heard++);
        _signals.Committed([]);
        _signals.Committed([new ClientRegistered(new(Guid.NewGuid()))]);

        Assert.Equal(0, _heard);
    }

    [Fact]
    public void Who_listens_reads_on_in_their_own_language_whoever_committed()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Spanish, Spanish);
            CultureInfo[] heard = [];
            using var listening = _signals.Listen(() => heard = [CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture]);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (English, English);
            _signals.Committed([Taken]);

            Assert.Equal([Spanish, Spanish], heard);
            Assert.Equal(English, CultureInfo.CurrentUICulture);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, before);
        }
    }

    [Fact]
    public void A_page_that_is_closing_disturbs_neither_the_commit_nor_the_others()
    {
        using var closing = _signals.Listen(() => throw new ObjectDisposedException("page"));
        using var open = _signals.Listen(() => _heard++);
        _signals.Committed([Taken]);

        Assert.Equal(1, _heard);
    }
}
