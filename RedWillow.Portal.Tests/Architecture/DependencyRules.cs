namespace RedWillow.Portal.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public static class DependencyRules
{
    private static readonly string[] NotPure =
    [
        "System.IO.", "System.Net.", "System.Data.", "System.Timers.", "System.Threading.Timer", "System.TimeProvider", "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Process", "System.Console", "System.Environment", "System.Random", "System.ComponentModel.DataAnnotations.",
    ];

    /// <summary>The domain is decided by its arguments alone.</summary>
    public static IEnumerable<Violation> DomainIsPure(CodeBase code) =>
        from type in code.In("Domain")
        from used in code.UsedBy(type)
        where !code.IsIn(used, "Domain")
        where !used.StartsWith("System.", StringComparison.Ordinal) && !used.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)
              || Array.Exists(NotPure, prefix => used.StartsWith(prefix, StringComparison.Ordinal))
        select new Violation(code.Name(type), $"uses {used}");

    /// <summary>Slices talk through the domain, through events and through addresses, never to each other.</summary>
    public static IEnumerable<Violation> FeaturesAreIslands(CodeBase code) =>
        from type in code.In("Features")
        let own = SliceOf(code, type.FullName!)
        where own is not null
        from used in code.UsedBy(type)
        where SliceOf(code, used) is { } other && !string.Equals(other, own, StringComparison.Ordinal)
        select new Violation(code.Name(type), $"uses {used}");

    /// <summary>A component asks a query; how rows are kept is not its business. Identity's own types excepted.</summary>
    public static IEnumerable<Violation> NoComponentKnowsTheDatabase(CodeBase code) =>
        from type in code.Components
        from used in code.UsedBy(type)
        where code.IsIn(used, "Data") && !code.IsIn(used, "Data.Identity")
              || used.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
        select new Violation(code.Name(type), $"uses {used}");

    private static string? SliceOf(CodeBase code, string fullName)
    {
        if (!code.IsIn(fullName, "Features")) return null;
        var rest = fullName[$"{code.Root}.Features.".Length..].Split('.', '+', '/');
        return rest.Length > 1 && fullName.Contains($".Features.{rest[0]}.", StringComparison.Ordinal) ? rest[0] : null;
    }
}
