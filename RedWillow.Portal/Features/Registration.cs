namespace RedWillow.Portal.Features;

/// <summary>Registers every handler and query of the features by the end of its name.</summary>
public static class Registration
{
    private static readonly Type[] UseCases = [.. typeof(Registration).Assembly.GetTypes().Where(IsUseCase)];

    public static IServiceCollection AddPortalFeatures(this IServiceCollection services)
    {
        foreach (var type in UseCases)
            services.AddScoped(type);
        services.AddSingleton<SettingUp.SetupCode>();
        return services;
    }

    private static bool IsUseCase(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsPublic: true, Namespace: { } space }
        && space.StartsWith("RedWillow.Portal.", StringComparison.Ordinal)
        && (type.Name.EndsWith("Handler", StringComparison.Ordinal) || type.Name.EndsWith("Query", StringComparison.Ordinal));
}
