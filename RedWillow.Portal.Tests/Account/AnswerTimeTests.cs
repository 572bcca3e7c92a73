using System.Diagnostics;
using System.Globalization;
using RedWillow.Portal.Tests.Support;
using static RedWillow.Portal.Tests.Account.AddressForms;

namespace RedWillow.Portal.Tests.Account;

/// <summary>Nobody can find out by a watch who is a client .</summary>
[Collection(RealClock.Name)]
public sealed class AnswerTimeTests(ITestOutputHelper output)
{
    /// <summary>Takes minutes: the battery runs it, the normal run does not count it. The variable asks for fewer pairs, to see that it runs.</summary>
    [Theory(Explicit = true), MemberData(nameof(AddressForms.Names), MemberType = typeof(AddressForms))]
    public async Task Five_hundred_pairs_differ_by_five_milliseconds_at_most(string path)
    {
        var pairs = int.TryParse(Environment.GetEnvironmentVariable("REDWILLOW_TIMED_PAIRS"), CultureInfo.InvariantCulture, out var asked) ? asked : 500;
        var ask = All[path].Ask;
        await using var host = await AccountHost.StartAsync(rounds: 210_000);
        await host.AddAsync(Known);
        await TimeAsync(host, ask, "warming@here.example");
        var gaps = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            // A first try each time: a throttled address answers alike, but not as fast as an open one.
            await host.ForgetTriesAsync();
            // Whoever comes first pays for the tries that were forgotten: somebody else.
            await TimeAsync(host, ask, $"b{pair:D6}@here.example");
            var (knownFirst, unknown) = (pair % 2 == 0, $"a{pair:D6}@here.example");
            var first = await TimeAsync(host, ask, knownFirst ? Known : unknown);
            var second = await TimeAsync(host, ask, knownFirst ? unknown : Known);
            gaps.Add(knownFirst ? first - second : second - first);
        }

        gaps.Sort();
        var median = gaps[gaps.Count / 2];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: median gap {median:F2} ms over {pairs} pairs (half of them between {gaps[gaps.Count / 4]:F1} and {gaps[gaps.Count * 3 / 4]:F1})"));
        Assert.InRange(Math.Abs(median), 0, 5);
    }

    private static async Task<double> TimeAsync(AccountHost host, Func<FormVisit, string, Task<HttpResponseMessage>> ask, string email)
    {
        var visit = host.NewVisit();
        using var client = visit.Client;
        var watch = Stopwatch.StartNew();
        using var answer = await ask(visit, email);
        return watch.Elapsed.TotalMilliseconds;
    }
}
