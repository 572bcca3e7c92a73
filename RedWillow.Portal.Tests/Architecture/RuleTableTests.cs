using System.Text.RegularExpressions;

namespace RedWillow.Portal.Tests.Architecture;

/// <summary>The table of rules: whoever meets a number in the code finds it there, with the test that holds it.</summary>
public sealed partial class RuleTableTests
{
    private static readonly string Table = File.ReadAllText(Path.Combine(SourceRules.RepositoryFolder, "docs", "rules.md"));

    private static List<string> Rows => [.. Row().Matches(Table).Select(match => match.Value)];

    [Fact]
    public void Every_rule_quoted_in_code_has_a_row()
    {
        var quoted = QuotedIn(Path.Combine(SourceRules.RepositoryFolder, "RedWillow.Portal")).Concat(QuotedIn(Path.Combine(SourceRules.RepositoryFolder, "RedWillow.Portal.Tests"))).ToList();

        Assert.True(quoted.Count > 50, "The code quotes rules; this looks in the wrong place.");
        var missing = quoted.Where(one => !Rows.Exists(row => row.StartsWith($"| {one.Rule} |", StringComparison.Ordinal))).Select(one => $"{one.File}: {one.Rule}").ToList();
        Assert.True(missing.Count is 0, string.Join(Environment.NewLine, missing));
    }

    [Fact]
    public void No_rule_has_two_rows() => Assert.Empty(Rows.GroupBy(row => row.Split('|')[1].Trim(), StringComparer.Ordinal).Where(rows => rows.Count() > 1).Select(rows => rows.Key));

    [Fact]
    public void Every_test_named_in_a_row_exists()
    {
        var tests = typeof(RuleTableTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        var gone = Rows.SelectMany(row => Named().Matches(row.Split('|')[^2]).Select(match => match.Groups["name"].Value)).Where(name => !tests.Contains(name)).ToList();
        Assert.True(gone.Count is 0, string.Join(Environment.NewLine, gone));
    }

    private static IEnumerable<(string File, string Rule)> QuotedIn(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".razor" or ".sql"
        let name = Path.GetRelativePath(folder, file)
        where !name.Split('/').Intersect(["bin", "obj"], StringComparer.Ordinal).Any()
        from quote in Quote().Matches(File.ReadAllText(file))
        select (name, quote.Value);

    [GeneratedRegex(@"^\| R-[0-9]+ \|.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bR-[0-9]+\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quote();

    [GeneratedRegex("`(?<name>[A-Za-z]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
