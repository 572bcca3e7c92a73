using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace RedWillow.Portal.Tests.Architecture.Specimens.Features.AskingThings;

[Route("/specimens/asks"), Authorize, ExcludeFromInteractiveRouting]
public sealed class StaticPage : ComponentBase;

[Route("/specimens/asks-live"), Authorize]
public sealed class InteractivePage : ComponentBase;
