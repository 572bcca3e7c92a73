using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.MyWeek;

/// <summary>Home and list are read one after the other, and say the same.</summary>
public sealed class HomeAndListTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private PlaceClinic _clinic = null!;

    private Actor.Client Me => _clinic.Clients[0].Who;

    public async ValueTask InitializeAsync()
    {
        Speak("en-US");
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _clinic = await PlaceClinic.OpenAsync(_database);
        Services.AddSingleton(new Center()).AddSingleton<Refusals>();
        Services.AddTransient(_ => _database.Get<MyWeekQuery>()).AddTransient(_ => _database.Get<DraftQuery>())
            .AddTransient(_ => _database.Get<BeginEnrollmentHandler>()).AddTransient(_ => _database.Get<WantGroupHandler>());
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);
        await _clinic.ChangeAsync(db =>
        {
            db.Clients.Single().ReachAt(null, SafeContact.Text);
            Assert.True(db.Enrollments.Single().MoveTo(EnrollmentStatus.Requested, Me, _database.Clock.UtcNow).Succeeded);
            db.SeatClaims.Single().Become(ClaimKind.Request);
            db.HourClaims.Single().Become(ClaimKind.Request);
        });
    }

    [Theory]
    [InlineData("en-US", "Let us talk first", "Your place is kept while we talk.", "We will send you a text.", "finds a place")]
    [InlineData("es-US", "Hablemos primero", "Guardamos su lugar mientras hablamos.", "mensaje de texto", "busca un lugar")]
    public async Task While_a_talk_comes_first_both_say_that_the_place_is_kept(string culture, string title, string kept, string reached, string search)
    {
        Speak(culture);
        await SayAsync(Question.SuicideThoughts, "Yes");

        var (home, list) = (Home().Find("section[aria-labelledby=standing]").TextContent, List().Find(".stack").TextContent);

        Assert.All([home, list], said => Assert.All([title, kept, reached], words => Assert.Contains(words, said, StringComparison.Ordinal)));
        Assert.DoesNotContain(search, List().Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "5 tasks with questions are still open", "One task with questions is still open")]
    [InlineData("es-US", "Faltan 5 tareas con preguntas", "Falta una tarea con preguntas")]
    public async Task What_is_left_to_answer_is_counted_in_tasks(string culture, string all, string one)
    {
        Speak(culture);
        Assert.Contains(all, Home().Find("section[aria-labelledby=finish]").TextContent, StringComparison.Ordinal);

        foreach (var spec in Questions.All.Where(spec => spec.Task != EnrollTask.Paying))
            await SayAsync(spec.Key, spec.Kind switch
            {
                AnswerKind.Choice => spec.Options.Contains("No", StringComparer.Ordinal) ? "No" : spec.Options[0],
                AnswerKind.Date => "1990-07-24",
                AnswerKind.Phone => "385-555-0123",
                AnswerKind.Ticks => "Text",
                _ => "Sam",
            });

        Assert.Contains(one, Home().Find("section[aria-labelledby=finish]").TextContent, StringComparison.Ordinal);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await _database.DisposeAsync();
        await DisposeAsync();
    }

    private static void Speak(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    private async Task SayAsync(string question, string value) =>
        Assert.Null((await _database.Get<SaveAnswerHandler>().HandleAsync(Me, new(Guid.NewGuid(), question, value), Xunit.TestContext.Current.CancellationToken)).Refusal);

    private IRenderedComponent<MyHomePage> Home() => Render<MyHomePage>(with => with.AddCascadingValue<Actor>(Me));

    private IRenderedComponent<TaskListPage> List() => Render<TaskListPage>(with => with.AddCascadingValue<Actor>(Me));
}
