using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Tests.Architecture.Specimens.Data;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Architecture;

/// <summary>A rule that finds nothing proves nothing until it has found what was put there to be found, and only that.</summary>
public sealed class RulesBiteTests
{
    private static CodeBase Specimens => CodeBase.Specimens;

    [Fact]
    public void Domain_rule_bites() => Finds(
        DependencyRules.DomainIsPure(Specimens), "Domain.ReadsAFile", "Domain.ReadsTheDatabase");

    [Fact]
    public void Island_rule_bites() => Finds(DependencyRules.FeaturesAreIslands(Specimens), "Features.LeavingHome.UsesTheNeighbor");

    [Fact]
    public void Database_rule_bites() => Finds(
        DependencyRules.NoComponentKnowsTheDatabase(Specimens), "Features.LeavingHome.ReadsTheDatabasePage");

    [Fact]
    public void Injection_rule_bites() => Finds(ComponentRules.OnlyPagesAndDialogsInject(Specimens), "Features.LeavingHome.AsksByItself");

    [Fact]
    public void Actor_rule_bites() => Finds(
        HandlerRules.HandlersTakeTheActorFirst(Specimens), "Features.LeavingHome.ForgetsTheActorHandler", "Features.LeavingHome.NamesItOtherwiseQuery");

    [Fact]
    public void Refusing_rule_bites() => Finds(
        HandlerRules.HandlersRefuseThroughTheUnit(Specimens), "Features.LeavingHome.AnswersByItselfHandler", "Features.LeavingHome.AnswersLaterHandler");

    [Fact]
    public void Clock_rule_bites_in_async_and_lambda_bodies() => Finds(
        ClockRules.NobodyReadsTheClock(Specimens), "Domain.ReadsTheClock", "Domain.ReadsTheClockInALambda", "Domain.ReadsTheClockLater");

    [Fact]
    public void Zone_rule_bites() => Finds(ClockRules.OnlyProgramZoneKnowsZones(Specimens), "Domain.KnowsZones");

    [Fact]
    public void Saving_rule_bites() => Finds(
        HandlerRules.OnlyTheUnitOfWorkSaves(Specimens),
        "Features.LeavingHome.OpensATransactionHandler", "Features.LeavingHome.SavesByItselfHandler", "Features.LeavingHome.UpdatesInBulkHandler");

    [Fact]
    public void Account_writing_rule_bites() => Finds(
        HandlerRules.OnlyUnitsWriteAccounts(Specimens, ["Features.LeavingHome.WritesAnAccountAsListed"]),
        "Features.LeavingHome.CountsFailuresPage", "Features.LeavingHome.WritesAnAccountByItself");

    [Fact]
    public void Authorization_rule_bites() => Finds(
        ComponentRules.PagesAreAuthorizedOrListed(Specimens, ["Features.LeavingHome.ListedPage"]),
        "Features.LeavingHome.SaysNothingPage", "Features.LeavingHome.UnlistedPage");

    [Fact]
    public void Static_folder_rule_bites() => Finds(
        ComponentRules.StaticFoldersAreStatic(Specimens, ["Features.AskingThings"]),
        "Features.AskingThings.InteractivePage", "Features.LeavingHome.StaticByAccidentPage");

    [Fact]
    public void Sealing_rule_bites() => Finds(ShapeRules.ClassesAreSealed(Specimens), "Domain.CanBeDerived");

    [Fact]
    public void Immutability_rule_bites() => Finds(
        ShapeRules.RecordsAreImmutable(Specimens), "Domain.ChangeableEvent", "Domain.ChangeableValue");

    [Fact]
    public void Namespace_rule_bites()
    {
        var folder = Scratch.NewFolder();
        Write(folder, "Right/Good.cs", "namespace Root.Right;");
        Write(folder, "Wrong/Bad.cs", "using System;\n\nnamespace Root.Elsewhere;\n");
        Write(folder, "obj/Generated.cs", "namespace Anything;");

        Finds(SourceRules.NamespacesMatchFolders(folder, "Root"), "Wrong/Bad.cs");
    }

    [Fact]
    public void Budget_rule_bites_one_line_above_each_budget()
    {
        var folder = Scratch.NewFolder();
        Write(folder, "Long.cs", Lines(201));
        Write(folder, "JustFits.cs", Lines(200));
        Write(folder, "Long.razor", Lines(121));
        Write(folder, "JustFits.razor", Lines(120));
        Write(folder, "Long.razor.cs", Lines(151));
        Write(folder, "JustFits.razor.cs", Lines(150));
        Write(folder, "LongCode.razor", "<p></p>\n@code {\n" + Lines(39) + "}\n");
        Write(folder, "JustFitsCode.razor", "<p></p>\n@code {\n" + Lines(38) + "}\n");
        Write(folder, "Migrations/Generated.cs", Lines(900));

        Finds(SourceRules.NoFileOutgrowsItsBudget(folder), "Long.cs", "Long.razor", "Long.razor.cs", "LongCode.razor");
    }

    [Fact]
    public void Key_rule_bites()
    {
        var folder = Scratch.NewFolder();
        Write(folder, "Late.razor.cs", "await open.HandleAsync(Actor, new OpenRoom(Guid.NewGuid(), name), Stop);");
        Write(folder, "LateToo.razor", "await open.HandleAsync(Actor, new(Guid.CreateVersion7(), name), Stop);");
        Write(folder, "Exempt.razor", "await open.HandleAsync(Actor, new(Guid.CreateVersion7(), name), Stop);");
        Write(folder, "Early.razor", "private Guid _key = Guid.NewGuid(); await open.HandleAsync(Actor, new OpenRoom(_key, name), Stop);");
        Write(folder, "Handler.cs", "var hour = new OfferedHour(Guid.NewGuid(), name);");

        Finds(SourceRules.KeysAreThereBeforeThePress(folder, ["Exempt.razor"]), "Late.razor.cs", "LateToo.razor");
    }

    [Fact]
    public void Refusal_rule_bites()
    {
        const string Box = "<NoteBox Id=\"why\" Label=\"Why\"\n    @bind-Value=\"_why\" Problem=\"@_problem\" />";
        var folder = Scratch.NewFolder();
        Write(folder, "Silent.razor", Box + "<button type=\"button\" @onclick=\"SaveAsync\">Save</button>");
        Write(folder, "Part.razor", Box);
        Write(folder, "Short.razor", Box + "<PressButton OnPress=\"SaveAsync\">Save</PressButton>");
        Write(folder, "Posted.razor", $"<PressForm OnPress=\"SaveAsync\">{Box}</PressForm>");
        Write(folder, "Long.razor", "<ProblemList Problems=\"Problems\" />" + Box);
        Write(folder, "Static.razor", "<TextArea @bind-Value=\"Input.Why\" Problem=\"@_problem\" /><NoteBox Id=\"why\" Label=\"Why\" />");

        Finds(SourceRules.RefusedPressesLeadToTheField(folder, ["Part.razor"]), "Silent.razor");
    }

    [Fact]
    public async Task Migration_rule_bites()
    {
        await using var context = new SpecimenContext(new DbContextOptionsBuilder<SpecimenContext>().UseSqlite("Data Source=:memory:").Options);

        Finds(MigrationRules.MigrationsMatchTheModel([context]), "SpecimenContext");
    }

    [Fact]
    public void The_portal_s_own_code_is_seen()
    {
        Assert.Contains("RedWillow.Portal.Domain.Time.ProgramZone", CodeBase.Portal.UsedBy(typeof(RedWillow.Portal.Platform.ProgramClock)), StringComparer.Ordinal);
        Assert.NotEmpty(CodeBase.Portal.Components);
    }

    private static void Finds(IEnumerable<Violation> violations, params string[] expected) =>
        Assert.Equal(expected, violations.Select(violation => violation.Where).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("// line\n", count));

    private static void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
