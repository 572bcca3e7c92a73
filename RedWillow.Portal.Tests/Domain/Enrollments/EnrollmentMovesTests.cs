using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Tests.Domain.Enrollments;

public sealed class EnrollmentMovesTests
{
    /// <summary>
    /// Row: from; column: to; both in the order of the statuses.
    /// . never; c client or intake staff; a those, counselors and the portal itself; i intake staff; f care team or the portal itself;
    /// s care team; L licensed clinician; X administrator.
    /// </summary>
    private static readonly string[] Expected =
    [
        // D R C W A A O C D W D E
        ". c a c . . . . . c . X", // Draft
        ". . a i L . . . . c L X", // Requested
        ". L . L . . . . . c L X", // ConsultationRequired
        ". c a . . . . . . c L X", // Waitlisted
        ". . a . . f . . . c . X", // Approved
        ". . . . . . s L L . . X", // Active
        ". . . . . s . L L . . X", // OnHold
        ". . . . . . . . . . . X", // Completed
        ". . . . . . . . . . . X", // Discharged
        ". . . . . . . . . . . X", // Withdrawn
        ". . . . . . . . . . . X", // Declined
        ". . . . . . . . . . . .", // EnteredInError
    ];

    private static readonly Dictionary<char, string[]> MayMove = new()
    {
        ['.'] = [],
        ['c'] = ["client", "front desk", "clinician", "director"],
        ['a'] = ["client", "front desk", "counselor", "clinician", "director", "portal"],
        ['i'] = ["front desk", "clinician", "director"],
        ['f'] = ["front desk", "counselor", "clinician", "director", "portal"],
        ['s'] = ["front desk", "counselor", "clinician", "director"],
        ['L'] = ["clinician"],
        ['X'] = ["admin"],
    };

    private static readonly Dictionary<string, Actor> Actors = new(StringComparer.Ordinal)
    {
        ["client"] = new Actor.Client(default, default),
        ["front desk"] = Staff(StaffRoles.FrontDesk),
        ["counselor"] = Staff(StaffRoles.Counselor),
        ["clinician"] = Staff(StaffRoles.Clinician),
        ["director"] = Staff(StaffRoles.Director),
        ["admin"] = Staff(StaffRoles.Admin),
        ["portal"] = new Actor.System("test"),
    };

    public static MatrixTheoryData<EnrollmentStatus, EnrollmentStatus> EveryPair { get; } =
        new(Enum.GetValues<EnrollmentStatus>(), Enum.GetValues<EnrollmentStatus>());

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void A_pair_is_moved_by_these_people_and_nobody_else(EnrollmentStatus from, EnrollmentStatus to)
    {
        var letter = Expected[(int)from].Split(' ')[(int)to][0];

        Assert.Equal(letter != '.', EnrollmentMoves.IsLegal(from, to));
        Assert.Equal(
            MayMove[letter],
            Actors.Where(actor => EnrollmentMoves.Check(from, to, actor.Value) is null).Select(actor => actor.Key),
            StringComparer.Ordinal);
        Assert.IsType<NotThere>(EnrollmentMoves.Check(from, to, Actor.Visitor.Instance));
        if (letter == '.')
            Assert.Equal(new IllegalMove(from, to), EnrollmentMoves.Check(from, to, Staff(StaffRoles.Clinician | StaffRoles.Admin)));
    }

    [Fact]
    public void A_refusal_says_who_is_needed()
    {
        Assert.Equal(new NeedsClinician(EnrollmentStatus.Approved),
            EnrollmentMoves.Check(EnrollmentStatus.Requested, EnrollmentStatus.Approved, Actors["director"]));
        Assert.Equal(new NeedsAdmin(EnrollmentStatus.EnteredInError),
            EnrollmentMoves.Check(EnrollmentStatus.Draft, EnrollmentStatus.EnteredInError, Actors["clinician"]));
        Assert.Equal(new NeedsStaff(EnrollmentStatus.OnHold),
            EnrollmentMoves.Check(EnrollmentStatus.Active, EnrollmentStatus.OnHold, Actors["client"]));
    }

    [Fact]
    public void Roles_combine_in_one_person()
    {
        var both = Staff(StaffRoles.Admin | StaffRoles.Clinician);

        Assert.Null(EnrollmentMoves.Check(EnrollmentStatus.Requested, EnrollmentStatus.Approved, both));
        Assert.Null(EnrollmentMoves.Check(EnrollmentStatus.Requested, EnrollmentStatus.EnteredInError, both));
    }

    [Fact]
    public void Statuses_say_whether_they_end()
    {
        Assert.Equal(
            [
                EnrollmentStatus.Completed, EnrollmentStatus.Discharged, EnrollmentStatus.Withdrawn, EnrollmentStatus.Declined,
                EnrollmentStatus.EnteredInError,
            ],
            Enum.GetValues<EnrollmentStatus>().Where(EnrollmentMoves.IsTerminal));
    }

    private static Actor.Staff Staff(StaffRoles roles) => new(default, default, roles);
}
