using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace RedWillow.Portal.Tests.Components;

/// <summary>The source files of the portal, for the tests that read them.</summary>
internal static class PortalFiles
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "RedWillow.Portal"));

    public static IEnumerable<string> All(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories).Where(file => !IsBuilt(file)).Order(StringComparer.Ordinal);

    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    public static Dictionary<string, string> Texts(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(entry => entry.Attribute("name")!.Value, entry => entry.Element("value")!.Value, StringComparer.Ordinal);

    private static bool IsBuilt(string file) => Name(file).Split('/') is ["bin" or "obj", ..];

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
