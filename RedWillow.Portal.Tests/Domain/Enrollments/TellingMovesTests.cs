using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform.Outbox;
using static RedWillow.Portal.Domain.Enrollments.EnrollmentStatus;

namespace RedWillow.Portal.Tests.Domain.Enrollments;

/// <summary>Which moves a client is written about, pair by pair of the table of moves.</summary>
public sealed class TellingMovesTests
{
    private static readonly (EnrollmentStatus From, EnrollmentStatus To, MoveNews News)[] Told =
    [
        (Draft, Requested, MoveNews.Received), (Waitlisted, Requested, MoveNews.Changed),
        (Draft, Waitlisted, MoveNews.OnTheList),
        (Requested, Approved, MoveNews.Changed), (Requested, Waitlisted, MoveNews.Changed), (Requested, ConsultationRequired, MoveNews.Changed),
        (Requested, Declined, MoveNews.Changed), (ConsultationRequired, Requested, MoveNews.Changed), (ConsultationRequired, Waitlisted, MoveNews.Changed),
        (ConsultationRequired, Declined, MoveNews.Changed), (Waitlisted, ConsultationRequired, MoveNews.Changed), (Waitlisted, Declined, MoveNews.Changed),
        (Approved, ConsultationRequired, MoveNews.Changed),
        (Requested, Withdrawn, MoveNews.Closed), (ConsultationRequired, Withdrawn, MoveNews.Closed), (Waitlisted, Withdrawn, MoveNews.Closed),
        (Approved, Withdrawn, MoveNews.Closed),
        (Active, Completed, MoveNews.Ended), (Active, Discharged, MoveNews.Ended), (OnHold, Completed, MoveNews.Ended), (OnHold, Discharged, MoveNews.Ended),
    ];

    // A first session, a leave, the return, and a task list that was never sent.
    private static readonly (EnrollmentStatus From, EnrollmentStatus To)[] Silent =
        [(Draft, ConsultationRequired), (Draft, Withdrawn), (Approved, Active), (Active, OnHold), (OnHold, Active)];

    public static MatrixTheoryData<EnrollmentStatus, EnrollmentStatus> Pairs => new(Enum.GetValues<EnrollmentStatus>(), Enum.GetValues<EnrollmentStatus>());

    [Theory, MemberData(nameof(Pairs))]
    public void Every_pair_of_statuses_tells_what_is_listed_and_nothing_else(EnrollmentStatus from, EnrollmentStatus to)
    {
        var expected = Told.FirstOrDefault(row => row.From == from && row.To == to).News;

        Assert.Equal(expected, TellingMoves.Of(from, to));
        Assert.Equal(expected == MoveNews.Nothing, MailTexts.TemplateOf(expected) is null);
        if (EnrollmentMoves.IsLegal(from, to))
            Assert.Equal(to == EnteredInError || Silent.Contains((from, to)), expected == MoveNews.Nothing);
        else
            Assert.Equal(MoveNews.Nothing, expected);
    }

    [Fact]
    public void What_is_told_has_words_of_its_own()
    {
        var templates = Enum.GetValues<MoveNews>().Except([MoveNews.Nothing]).Select(news => MailTexts.TemplateOf(news)!).ToList();

        Assert.Distinct(templates);
        Assert.All(templates, template => Assert.Contains(template, MailTexts.Templates));
    }
}
