using System.Reflection;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Tests.Architecture;

/// <summary>How use cases are called, and who may write.</summary>
public static class HandlerRules
{
    /// <summary>The only types that write to the database: all others would slip past audit and outbox.</summary>
    public static readonly IReadOnlyList<string> Writers =
    [
        "Data.AuditSealer",
        "Data.ClaimTaking",
        "Data.DatabaseInitializer",
        "Data.HoldReleasing",
        "Data.OldRowRemoval",
        "Data.PortalUnitOfWork",
        "Platform.AuditSealer",
        "Platform.Outbox.OutboxDispatcher",
    ];

    private static readonly string[] Writes = ["SaveChanges", "BeginTransaction", "ExecuteUpdate", "ExecuteDelete", "ExecuteSql"];

    /// <summary>
    /// The only types that hold an account manager of the request and write with it: it saves by itself, past unit, audit and outbox.
    /// Empty: every change of an account goes through <c>UnitUsers</c>, whose manager saves nothing.
    /// </summary>
    public static readonly IReadOnlyList<string> AccountWriters = [];

    private static readonly string[] AccountWrites =
    [
        "AccessFailed", "Add", "Change", "Confirm", "Create", "Delete", "GenerateNewTwoFactorRecoveryCodes", "Redeem", "Remove", "Replace", "Reset", "Set", "Update",
        "CheckPasswordSignIn", "ExternalLogin", "PasskeySignIn", "PasswordSignIn", "TwoFactor",
    ];

    private static readonly string[] NoWrites = ["CreateSecurityToken", "CreateUserPrincipal"];

    /// <summary>A use case cannot forget to ask who acts, because it is told first.</summary>
    public static IEnumerable<Violation> HandlersTakeTheActorFirst(CodeBase code)
    {
        foreach (var type in code.In("Features").Where(type => type is { IsPublic: true, IsInterface: false }
            && (type.Name.EndsWith("Handler", StringComparison.Ordinal) || type.Name.EndsWith("Query", StringComparison.Ordinal))))
        {
            var methods = type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)).ToList();
            if (methods.TrueForAll(method => method.Name is not "HandleAsync")) yield return new(code.Name(type), "has no HandleAsync");
            foreach (var method in methods.Where(method => !TakesActorFirstAndTokenLast(method)))
                yield return new(code.Name(type), $"{method.Name} is not (Actor, …, CancellationToken)");
        }
    }

    /// <summary>Changes are saved in one place, with their audit and outbox rows.</summary>
    public static IEnumerable<Violation> OnlyTheUnitOfWorkSaves(CodeBase code) =>
        from type in code.Types
        where !Writers.Contains(code.Name(type).Split('+')[0], StringComparer.Ordinal)
        from call in code.CallsOf(type)
        where call.Type.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
              || call.Type.StartsWith(code.Root + ".Data.", StringComparison.Ordinal)
              || call.Type.StartsWith("System.Data.Common.", StringComparison.Ordinal)
        where Array.Exists(Writes, write => call.Method.StartsWith(write, StringComparison.Ordinal))
        select new Violation(code.Name(type), $"calls {call.Method}");

    /// <summary>Identity's managers save on their own: whoever is handed the request's manager only reads with it, and hands it to nobody.</summary>
    public static IEnumerable<Violation> OnlyUnitsWriteAccounts(CodeBase code, IReadOnlyList<string> writers) =>
        from type in code.Types
        where !writers.Contains(code.Name(type).Split('+')[0], StringComparer.Ordinal) && HoldsAManager(type)
        from call in code.CallsOf(type)
        where call.Type.StartsWith("Microsoft.AspNetCore.Identity.UserManager", StringComparison.Ordinal)
              || call.Type.StartsWith("Microsoft.AspNetCore.Identity.SignInManager", StringComparison.Ordinal)
        where Array.Exists(AccountWrites, write => call.Method.StartsWith(write, StringComparison.Ordinal))
              && !Array.Exists(NoWrites, read => call.Method.StartsWith(read, StringComparison.Ordinal))
        select new Violation(code.Name(type), $"calls {call.Method}");

    private static bool HoldsAManager(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(field => field.FieldType)
            .Concat(type.GetConstructors().SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType))
            .Any(held => held.IsGenericType && (held.GetGenericTypeDefinition() == typeof(UserManager<>) || held.GetGenericTypeDefinition() == typeof(SignInManager<>)));

    /// <summary>
    /// A "not yours" that is known before any work begins still leaves its audit row and its stored answer, so a handler never makes
    /// one up by itself; the work, a method of its own, may.
    /// </summary>
    public static IEnumerable<Violation> HandlersRefuseThroughTheUnit(CodeBase code) =>
        from type in code.Types
        where type.Name.EndsWith("Handler", StringComparison.Ordinal)
        where code.CallsOf(type, "HandleAsync").Contains((typeof(NotThere).FullName!, ".ctor"))
        select new Violation(code.Name(type), "answers NotThere itself");

    private static bool TakesActorFirstAndTokenLast(MethodInfo method)
    {
        var parameters = method.GetParameters();
        return parameters.Length >= 2
            && parameters[0].ParameterType == typeof(Actor)
            && parameters[^1].ParameterType == typeof(CancellationToken);
    }
}
