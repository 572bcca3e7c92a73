using System.Runtime.CompilerServices;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Microsoft.AspNetCore.Components;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace RedWillow.Portal.Tests.Architecture;

/// <summary>One thing that breaks a rule.</summary>
/// <param name="Where">The type or file, relative to the root.</param>
/// <param name="What">What it does that it must not.</param>
public sealed record Violation(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}

/// <summary>
/// The compiled code below one root namespace, seen twice: by reflection for shapes, by bytecode for what
/// method bodies use, async and lambda bodies included.
/// </summary>
public sealed class CodeBase
{
    private readonly Dictionary<string, IType> _bytecode;

    private CodeBase(Assembly assembly, string root)
    {
        Root = root;
        _bytecode = new ArchLoader().LoadAssemblies(assembly).Build().Types
            .Where(type => type.FullName.StartsWith(root + ".", StringComparison.Ordinal))
            .GroupBy(type => Plain(type.FullName), StringComparer.Ordinal)
            .ToDictionary(types => types.Key, types => types.First(), StringComparer.Ordinal);
        Types = [.. assembly.GetTypes().Where(IsOurs).OrderBy(type => type.FullName, StringComparer.Ordinal)];
    }

    /// <summary>The portal itself.</summary>
    public static CodeBase Portal { get; } = new(typeof(global::Program).Assembly, "RedWillow.Portal");

    /// <summary>Code that breaks each rule on purpose.</summary>
    public static CodeBase Specimens { get; } = new(typeof(CodeBase).Assembly, "RedWillow.Portal.Tests.Architecture.Specimens");

    public string Root { get; }

    /// <summary>Hand-written types; generated ones and migrations are left out.</summary>
    public IReadOnlyList<Type> Types { get; }

    public IEnumerable<Type> Components => Types.Where(type => typeof(IComponent).IsAssignableFrom(type));

    /// <summary>The types in a folder, for instance "Domain", and in the folders inside it.</summary>
    public IEnumerable<Type> In(string folder) => Types.Where(type => IsIn(type.FullName!, folder));

    /// <summary>True when a full type name lies in a folder of this code base.</summary>
    public bool IsIn(string fullName, string folder) => fullName.StartsWith($"{Root}.{folder}.", StringComparison.Ordinal);

    /// <summary>The name without the root: "Features.JoiningGroup.HoldPlace".</summary>
    public string Name(Type type) => type.FullName![(Root.Length + 1)..];

    /// <summary>The full names of all types a type mentions, in signatures, attributes and bodies.</summary>
    public IEnumerable<string> UsedBy(Type type) => Bytecode(type)
        .SelectMany(code => code.Dependencies)
        .Select(dependency => dependency.Target.FullName)
        .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Every call a type makes, as (declaring type, method). Read from the calling side: methods of assemblies
    /// that were not loaded are missing from the library's own list of methods, so asking it who calls them finds nobody.
    /// </summary>
    public IEnumerable<(string Type, string Method)> CallsOf(Type type) => Bytecode(type)
        .SelectMany(code => code.GetMethodMembers())
        .SelectMany(member => member.GetMethodCallDependencies())
        .Select(call => (call.TargetMember.DeclaringType.FullName, call.TargetMember.Name.Split('(')[0].Split('<')[0]))
        .Distinct();

    /// <summary>The calls of one method of a type alone.</summary>
    public IEnumerable<(string Type, string Method)> CallsOf(Type type, string method) => Bytecode(type)
        .SelectMany(code => code.GetMethodMembers())
        .Where(member => member.Name.StartsWith(method + "(", StringComparison.Ordinal))
        .SelectMany(member => member.GetMethodCallDependencies())
        .Select(call => (call.TargetMember.DeclaringType.FullName, call.TargetMember.Name.Split('(')[0]))
        .Distinct();

    private IEnumerable<IType> Bytecode(Type type) => _bytecode.TryGetValue(Plain(type.FullName!), out var code) ? [code] : [];

    private bool IsOurs(Type type) =>
        type.FullName is { } name
        && name.StartsWith(Root + ".", StringComparison.Ordinal)
        && !name.Contains('<', StringComparison.Ordinal)
        && !name.Contains(".Migrations.", StringComparison.Ordinal)
        && !type.Name.StartsWith('_')
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    // Reflection writes Outer+Inner, bytecode may write Outer/Inner.
    private static string Plain(string fullName) => fullName.Replace('/', '+');
}
