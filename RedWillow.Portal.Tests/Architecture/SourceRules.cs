using System.Globalization;
using System.Text.RegularExpressions;

namespace RedWillow.Portal.Tests.Architecture;

/// <summary>What source files look like. Works on a folder, so that it can be shown to bite.</summary>
public static partial class SourceRules
{
    private static readonly (string Ending, int Lines)[] Budgets = [(".razor.cs", 150), (".razor", 120), (".cs", 200)];
    private const int CodeBlockLines = 40;

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryFolder { get; } = FindRepository();

    public static string PortalFolder => Path.Combine(RepositoryFolder, "RedWillow.Portal");

    /// <summary>A type is found by its name alone.</summary>
    public static IEnumerable<Violation> NamespacesMatchFolders(string folder, string root)
    {
        foreach (var (path, text) in Sources(folder))
        {
            var match = NamespaceLine().Match(text);
            var parent = Path.GetDirectoryName(path)!.Replace('/', '.');
            var expected = parent.Length > 0 ? $"{root}.{parent}" : root;
            if (match.Success && !string.Equals(match.Groups["name"].Value, expected, StringComparison.Ordinal))
                yield return new(path, $"is in {match.Groups["name"].Value}, not in {expected}");
        }
    }

    /// <summary>One idea per screen or two.</summary>
    public static IEnumerable<Violation> NoFileOutgrowsItsBudget(string folder)
    {
        foreach (var (path, text) in Sources(folder))
        {
            var (ending, budget) = Array.Find(Budgets, b => path.EndsWith(b.Ending, StringComparison.Ordinal));
            var lines = LinesOf(text.TrimEnd());
            if (lines > budget) yield return new(path, string.Create(CultureInfo.InvariantCulture, $"has {lines} lines, more than {budget}"));
            if (ending is not ".razor") continue;
            var block = LongestCodeBlock(text);
            if (block > CodeBlockLines)
                yield return new(path, string.Create(CultureInfo.InvariantCulture, $"has an @code block of {block} lines, more than {CodeBlockLines}"));
        }
    }

    /// <summary>
    /// The key of a command is made when its form opens and renewed when an answer has come; made at the press, it would guard against no replay.
    /// </summary>
    /// <param name="folder">Where the pages are.</param>
    /// <param name="exempt">Files whose commands say a state: sent twice under two keys, they still say the same.</param>
    public static IEnumerable<Violation> KeysAreThereBeforeThePress(string folder, IReadOnlyCollection<string> exempt) =>
        from source in Sources(folder)
        where source.Path.Contains(".razor", StringComparison.Ordinal) && !exempt.Contains(source.Path, StringComparer.Ordinal)
        where KeyAtThePress().IsMatch(source.Text)
        select new Violation(source.Path, "makes the key of a command as it is sent");

    /// <summary>
    /// Whoever presses and is refused at a field hears nothing and may see nothing: a short form leads to the field by its press, a long one to
    /// its list of problems.
    /// </summary>
    /// <param name="folder">Where the forms are.</param>
    /// <param name="exempt">Parts of a form whose press is elsewhere.</param>
    public static IEnumerable<Violation> RefusedPressesLeadToTheField(string folder, IReadOnlyCollection<string> exempt) =>
        from source in Sources(folder)
        where source.Path.EndsWith(".razor", StringComparison.Ordinal) && !exempt.Contains(source.Path, StringComparer.Ordinal)
        where RefusingField().IsMatch(source.Text) && !LeadingPress().IsMatch(source.Text)
        select new Violation(source.Path, "refuses a press at a field and leads nobody there");

    private static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where Array.Exists(Budgets, budget => file.EndsWith(budget.Ending, StringComparison.Ordinal))
        let path = Path.GetRelativePath(folder, file)
        where !path.Split('/').Intersect(["bin", "obj", "Migrations"], StringComparer.Ordinal).Any()
        select (path, File.ReadAllText(file));

    private static int LongestCodeBlock(string text) => CodeBlock().Matches(text)
        .Select(match => LinesOf(text[match.Index..EndOfBlock(text, match.Index + match.Length)]))
        .DefaultIfEmpty(0).Max();

    private static int EndOfBlock(string text, int start)
    {
        var depth = 1;
        for (var at = start; at < text.Length; at++)
        {
            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth is 0) return at + 1;
        }

        return text.Length;
    }

    private static int LinesOf(string text) => text.Count(letter => letter is '\n') + 1;

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RedWillow.Portal.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("RedWillow.Portal.sln is not above the tests.");
    }

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\bnew\s*\w*\(\s*Guid\.(NewGuid|CreateVersion7)\(\)\s*,", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyAtThePress();

    [GeneratedRegex(@"<(RadioBoxes|SelectBox|DateField|NoteBox|TextBox|NumberBox|TickBox|TimeField|Segmented)\b[^<]*\bProblem=""@", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RefusingField();

    [GeneratedRegex("<(PressButton|PressForm|ProblemList)\\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LeadingPress();

    [GeneratedRegex(@"^@code\s*\{", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeBlock();
}
