using System.Text.RegularExpressions;

namespace RedWillow.Portal.Tests.Components;

/// <summary>
/// A class that stands in another component's own style sheet does nothing, and two texts are glued together: every class a component names
/// is in the house's style sheets or in its own.
/// </summary>
public sealed partial class ClassTests
{
    // Names without a look, for tests and for whoever reads the markup.
    private static readonly HashSet<string> Hooks = ["alert-info", "mark", "review", "strip-more", "who"];

    [Fact]
    public void Every_class_a_component_names_has_a_look_where_it_is_used()
    {
        var house = Directory.EnumerateFiles(Path.Combine(PortalFiles.Root, "wwwroot", "css"), "*.css").SelectMany(Styled).ToHashSet(StringComparer.Ordinal);
        var files = PortalFiles.All("*.razor").ToList();

        var bare = from file in files
                   let own = File.Exists(file + ".css") ? Styled(file + ".css").ToHashSet(StringComparer.Ordinal) : []
                   from name in Named(file)
                   where !house.Contains(name) && !own.Contains(name) && !Hooks.Contains(name) && !name.StartsWith("mud", StringComparison.Ordinal)
                   select $"{PortalFiles.Name(file)}: {name}";

        Assert.NotEmpty(files.SelectMany(Named));
        Assert.Empty(bare);
    }

    private static IEnumerable<string> Styled(string sheet) => Selector().Matches(File.ReadAllText(sheet)).Select(match => match.Groups["name"].Value);

    // What follows an expression is left out: it may be part of a name.
    private static IEnumerable<string> Named(string file) => Attribute().Matches(File.ReadAllText(file))
        .SelectMany(match => match.Groups["names"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\.(?<name>[A-Za-z][\w-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Selector();

    [GeneratedRegex(@"(?<![\w-])class=""(?<names>[^""@]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
