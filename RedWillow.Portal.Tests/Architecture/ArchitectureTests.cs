using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Architecture;

/// <summary>The rules of the house. Each is shown to bite in <see cref="RulesBiteTests"/>.</summary>
public sealed class ArchitectureTests
{
    private static CodeBase Portal => CodeBase.Portal;

    [Fact]
    public void Domain_depends_on_nothing_but_the_base_library() => None(DependencyRules.DomainIsPure(Portal));

    [Fact]
    public void Features_are_islands() => None(DependencyRules.FeaturesAreIslands(Portal));

    [Fact]
    public void No_component_knows_the_database() => None(DependencyRules.NoComponentKnowsTheDatabase(Portal));

    [Fact]
    public void Only_pages_and_dialogs_inject_handlers_and_queries() => None(ComponentRules.OnlyPagesAndDialogsInject(Portal));

    [Fact]
    public void Handlers_take_the_actor_first() => None(HandlerRules.HandlersTakeTheActorFirst(Portal));

    [Fact]
    public void Handlers_refuse_through_the_unit_of_work() => None(HandlerRules.HandlersRefuseThroughTheUnit(Portal));

    [Fact]
    public void Nobody_reads_the_clock_but_ProgramClock() => None(ClockRules.NobodyReadsTheClock(Portal));

    [Fact]
    public void Only_ProgramZone_uses_TimeZoneInfo() => None(ClockRules.OnlyProgramZoneKnowsZones(Portal));

    [Fact]
    public void Only_the_unit_of_work_saves() => None(HandlerRules.OnlyTheUnitOfWorkSaves(Portal));

    [Fact]
    public void Only_units_of_work_write_accounts() => None(HandlerRules.OnlyUnitsWriteAccounts(Portal, HandlerRules.AccountWriters));

    [Fact]
    public void Every_routable_component_is_authorized_or_says_it_is_anonymous() =>
        None(ComponentRules.PagesAreAuthorizedOrListed(Portal, ComponentRules.AnonymousPages));

    [Fact]
    public void Static_folders_are_static() => None(ComponentRules.StaticFoldersAreStatic(Portal, ComponentRules.StaticFolders));

    [Fact]
    public void Classes_are_sealed_unless_abstract_or_a_component() => None(ShapeRules.ClassesAreSealed(Portal));

    [Fact]
    public void Requests_events_refusals_and_view_records_are_immutable() => None(ShapeRules.RecordsAreImmutable(Portal));

    [Fact]
    public void Namespaces_match_folders() => None(SourceRules.NamespacesMatchFolders(SourceRules.PortalFolder, "RedWillow.Portal"));

    [Fact]
    public void No_file_outgrows_its_budget() => None(SourceRules.NoFileOutgrowsItsBudget(SourceRules.PortalFolder));

    [Fact]
    public void Keys_are_there_before_the_press() => None(SourceRules.KeysAreThereBeforeThePress(
        Path.Combine(SourceRules.PortalFolder, "Features"),
        ["GivingIndividual/AppointmentsPage.razor.cs", "RequestingEnrollment/TaskListPage.razor.cs", "TakingAttendance/AttendancePage.razor.cs"]));

    [Fact]
    public void Refused_presses_lead_to_the_field() => None(SourceRules.RefusedPressesLeadToTheField(
        SourceRules.PortalFolder,
        ["Components/Fields/TimeField.razor", "Features/ConfiguringSchedule/PatternEditor.razor", "Features/ManagingPeople/PersonFields.razor", "Features/TakingAttendance/MarkRow.razor"]));

    [Fact]
    public async Task Both_migration_sets_match_the_model()
    {
        await using var sqlite = DatabaseServices.Build(DatabaseProvider.Sqlite, "Data Source=:memory:", FixedClock.Usual());
        await using var postgres = DatabaseServices.Build(DatabaseProvider.PostgreSql, "Host=127.0.0.1;Database=none", FixedClock.Usual());
        await using var first = DatabaseServices.Context(sqlite);
        await using var second = DatabaseServices.Context(postgres);
        None(MigrationRules.MigrationsMatchTheModel((DbContext[])[first, second]));
    }

    private static void None(IEnumerable<Violation> violations)
    {
        var found = violations.Distinct().ToList();
        Assert.True(found.Count is 0, string.Join(Environment.NewLine, found));
    }
}
