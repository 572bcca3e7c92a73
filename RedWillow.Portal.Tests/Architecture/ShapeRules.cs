using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;

namespace RedWillow.Portal.Tests.Architecture;

/// <summary>What types look like.</summary>
public static class ShapeRules
{
    /// <summary>Deriving is a decision of the one who is derived from.</summary>
    public static IEnumerable<Violation> ClassesAreSealed(CodeBase code) =>
        from type in code.Types
        where type is { IsClass: true, IsAbstract: false, IsSealed: false } && !typeof(IComponent).IsAssignableFrom(type)
        select new Violation(code.Name(type), "is neither sealed nor abstract");

    /// <summary>What is passed on, stored or shown cannot change under the reader: every record is immutable.</summary>
    public static IEnumerable<Violation> RecordsAreImmutable(CodeBase code) =>
        from type in code.Types
        where IsRecord(type)
        from member in Changeable(type)
        select new Violation(code.Name(type), $"{member} can be set");

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    private static IEnumerable<string> Changeable(Type type)
    {
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.GetProperties(own).Where(property => property.SetMethod is { } set && !IsInit(set)).Select(property => property.Name)
            .Concat(type.GetFields(own).Where(field => !field.IsInitOnly && !field.Name.StartsWith('<')).Select(field => field.Name));
    }

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
