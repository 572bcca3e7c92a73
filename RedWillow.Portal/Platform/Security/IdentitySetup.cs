using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform.Security;

/// <summary>Sign-in, cookies, headers and limits: everything that stands between a request and the portal.</summary>
public static class IdentitySetup
{
    public static WebApplicationBuilder AddPortalIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAccounts(builder.Configuration);
        services.AddSingleton(ring => LookupKey.Open(ring.GetRequiredService<PortalStorage>()));

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddScoped<PortalCookie>();
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<AskedAddress>();
        services.AddAuthorization();
        services.AddCurrentActor();
        services.AddPortalCookies(secure: !builder.Environment.IsDevelopment() && !builder.Environment.IsStaging());

        services.AddSingleton<SessionWatch>();
        services.AddHostedService(ring => ring.GetRequiredService<SessionWatch>());
        services.AddScoped<CircuitHandler, CircuitSession>();
        services.Configure<HubOptions>(options => options.AddFilter<CircuitFlood>());
        services.AddPortalHeaders();
        services.AddAccountLimits();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<SecuritySettings>>((kestrel, security) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentUpgradedConnections = security.Value.MostCircuits;
        });
        return builder;
    }

    /// <summary>Accounts without a web host: what handlers, the demo's making and commands need.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<SecuritySettings>(configuration.GetSection("Security"));
        services.AddDataProtection();
        services.AddIdentityCore<PortalUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.SignIn.RequireConfirmedEmail = true;
                options.SignIn.RequireConfirmedAccount = true;
                options.Lockout.AllowedForNewUsers = false;
                options.Password.RequiredLength = PasswordPolicy.Shortest;
                options.Password.RequireDigit = options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<PortalDbContext>()
            .AddSignInManager()
            .AddPasswordValidator<PolicyPasswordValidator>()
            .AddTokenProvider<DataProtectorTokenProvider<PortalUser>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<InvitationTokens>(InvitationTokens.Provider);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromMinutes(60));
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<SecuritySettings>>((hasher, security) => hasher.IterationCount = security.Value.PasswordRounds);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && CircuitOrigin.IsOwn(context.HttpContext.Request, context.Origin));
        });
        services.AddSingleton<ILookupNormalizer, KeyedLookupNormalizer>();
        services.AddScoped<IUserConfirmation<PortalUser>, OpenAccount>();
        services.AddScoped<IUserClaimsPrincipalFactory<PortalUser>, PortalClaimsFactory>();
        services.AddSingleton<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>();
        services.AddSingleton<PasswordWork>();
        services.AddSingleton<StaffFactor>();
        services.AddScoped<UnitUsers>();
        services.AddSingleton<IAccountMail, OutboxAccountMail>();
        return services;
    }

    private static void AddPortalCookies(this IServiceCollection services, bool secure)
    {
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<SecuritySettings>>((options, security) =>
        {
            Harden(options.Cookie, "rw", secure);
            options.EventsType = typeof(PortalCookie);
            options.LoginPath = PortalRoutes.Login;
            options.ExpireTimeSpan = TimeSpan.FromHours(security.Value.SessionHours);
            options.SlidingExpiration = false;
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options => Harden(options.Cookie, "rw-step", secure));
        services.AddAntiforgery(options => Harden(options.Cookie, "rw-form", secure));
    }

    // The prefix makes the browser refuse the cookie from anywhere but this host over HTTPS; plain http exists on a developer's machine only.
    internal static void Harden(CookieBuilder cookie, string name, bool secure)
    {
        cookie.Name = secure ? "__Host-" + name : name;
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
    }

    /// <summary>Headers, origin, limits, sign-in and form tokens, in the order in which they must stand.</summary>
    public static WebApplication UsePortalSecurity(this WebApplication app)
    {
        app.Services.GetRequiredService<PasswordWork>().Prepare();
        app.UseCircuitOrigin();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<FactorFirst>();
        app.UseAntiforgery();
        app.UseOutOfDateForms();
        return app;
    }
}
