using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Tests.Architecture.Specimens.Data;

namespace RedWillow.Portal.Tests.Architecture.Specimens.Features.LeavingHome;

[Route("/specimens/good"), Authorize]
public sealed class GoodPage : ComponentBase
{
    [Inject] private GoodQuery Query { get; set; } = default!;

    protected override bool ShouldRender() => Query is not null;
}

public sealed class AsksByItself : ComponentBase
{
    [Inject] private GoodQuery Query { get; set; } = default!;

    protected override bool ShouldRender() => Query is not null;
}

[Route("/specimens/database"), Authorize]
public sealed class ReadsTheDatabasePage : ComponentBase
{
    protected override async Task OnInitializedAsync()
    {
        await Task.Yield();
        await InvokeAsync(() => Later(db => db.SaveNothingAsync()));
    }

    private static void Later(Func<SpecimenContext, Task<int>> read) => ArgumentNullException.ThrowIfNull(read);
}

[Route("/specimens/nothing")]
public sealed class SaysNothingPage : ComponentBase;

[Route("/specimens/unlisted"), Authorize, AllowAnonymous]
public sealed class UnlistedPage : ComponentBase;

[Route("/specimens/listed"), AllowAnonymous]
public sealed class ListedPage : ComponentBase;

[Route("/specimens/static"), Authorize, ExcludeFromInteractiveRouting]
public sealed class StaticByAccidentPage : ComponentBase;
