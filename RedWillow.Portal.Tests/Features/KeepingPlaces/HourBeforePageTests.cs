using Bunit;
using RedWillow.Portal.Features.KeepingPlaces;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.KeepingPlaces;

/// <summary>Before treatment the hour holds from the first session on, so there is no day to choose.</summary>
public sealed class HourBeforePageTests() : SlicePages(typeof(HourQuery))
{
    private AdmissionDesk _desk = null!;

    protected override async Task OpenAsync() => _desk = await AdmissionDesk.OpenAsync(Database);

    [Fact]
    public async Task Who_is_admitted_gets_it_from_the_first_session_on()
    {
        var who = await AdmitClientTests.ClientOfAsync(Database, await PlaceDecisionTests.AdmittedAsync(Database, _desk));
        var page = Shown<HourPage>(_desk.FrontDesk, shown => shown.Add(one => one.Id, who.Id.Value));

        Assert.Empty(page.FindAll("#hour-from"));
        Assert.Contains("It holds from Wednesday, January 14 on.", page.Markup, StringComparison.Ordinal);
        page.Find("#hour-free").Change("0");
        Press(page, "Give this hour");

        Assert.Equal("Sam has Mondays 10:00 am with Rosa Lindqvist from Wednesday, January 14 on.", Status(page));
    }
}
