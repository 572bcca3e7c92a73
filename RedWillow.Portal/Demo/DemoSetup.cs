using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform.Calendar;

namespace RedWillow.Portal.Demo;

/// <summary>The clinic before its first client: staff, rooms, weekly hours and groups.</summary>
internal sealed class DemoSetup(DemoStage stage)
{
    private readonly List<RoomId> _rooms = [];

    /// <summary>Staff, in the order of <see cref="DemoStaff.People"/>.</summary>
    public List<Actor.Staff> Staff { get; } = [];

    /// <summary>Groups, in the order of <see cref="DemoStaff.Groups"/>.</summary>
    public List<GroupId> Groups { get; } = [];

    public Actor.Staff Admin => Staff[0];

    public Actor.Staff Clinician => Staff[1];

    public Actor.Staff FrontDesk => Staff[3];

    /// <summary>The counselor who leads a group.</summary>
    public Actor.Staff CounselorOf(int group) => Staff[DemoStaff.Groups[group].Counselor];

    public static TrackId TrackOf(DemoGroup group) => (group.Program, group.TimeOfDay) switch
    {
        (ProgramKind.SubstanceUse, TimeOfDay.Daytime) => Reference.SubstanceUseDaytime,
        (ProgramKind.SubstanceUse, _) => Reference.SubstanceUseEvening,
        _ => Reference.MentalHealthDaytime,
    };

    /// <summary>Hires, opens rooms, hours and groups, and decides about holidays.</summary>
    /// <param name="soon">The first day of the group that is about to begin; nobody has a place in it yet.</param>
    /// <param name="stop">Gives up.</param>
    public async Task RunAsync(DateOnly soon, CancellationToken stop)
    {
        await HireAsync(stop);
        var rooms = stage.Make<OpenRoomHandler>();
        foreach (var (name, seats) in DemoStaff.Rooms)
            _rooms.Add(DemoStage.Must(await rooms.HandleAsync(Admin, new(DemoStage.NewKey(), name, seats), stop)));

        await CloseHolidaysAsync(stop);
        var groups = stage.Make<OpenGroupHandler>();
        foreach (var group in DemoStaff.Groups)
        {
            var pattern = new AskedPattern(group.Days, group.Start, 60, 60, 60, 15);
            var asked = new AskedGroup(TrackOf(group), group.Name, 12, pattern, Staff[group.Counselor].Id, _rooms[group.Room], group.IsNew ? soon : stage.Today);
            Groups.Add(DemoStage.Must(await groups.HandleAsync(Admin, new(DemoStage.NewKey(), asked), stop)).Id);
        }

        var hours = stage.Make<OfferHourHandler>();
        foreach (var (therapist, day, start) in DemoStaff.Hours)
            DemoStage.Must(await hours.HandleAsync(Admin, new(DemoStage.NewKey(), Staff[therapist].Id, day, start, 50, stage.Today), stop));
    }

    // Of all the proposals this center keeps the ones on which nobody would come.
    private async Task CloseHolidaysAsync(CancellationToken stop)
    {
        var confirm = stage.Make<ConfirmClosureHandler>();
        string[] kept = ["Thanksgiving", "Christmas Day", "New Year", "Independence Day", "Labor Day", "Memorial Day"];
        int[] years = [stage.Today.Year, stage.Today.Year + 1];
        foreach (var holiday in years.SelectMany(Holidays.In).Where(day => day.Date > stage.Today))
        {
            if (kept.Any(name => holiday.Name.StartsWith(name, StringComparison.Ordinal)))
                DemoStage.Must(await confirm.HandleAsync(Admin, new(DemoStage.NewKey(), holiday.Date), stop));
        }
    }

    private async Task HireAsync(CancellationToken stop)
    {
        var first = new Actor.System("demo");
        var add = stage.Make<AddPractitionerHandler>();
        foreach (var (person, index) in DemoStaff.People.Select((person, index) => (person, index)))
        {
            var license = person.Credential is null ? null : new License(person.Credential, $"UT-{4_200_000 + (index * 7919)}", stage.Today.AddYears(2));
            var id = new PractitionerId(Guid.CreateVersion7());
            DemoStage.Must(await add.HandleAsync(first, new(DemoStage.NewKey(), id, person.Name, license, person.Languages, person.TherapistIn), stop));
            var account = await DemoSignIns.OpenAsync(stage, person.Email, null, id, person.Roles, "en-US", stop);
            Staff.Add(new Actor.Staff(account, id, person.Roles));
        }
    }
}
