using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Rows that speak of one another, and rows of which there is one, as the database itself sees them.</summary>
public sealed class TieGuardTests
{
    private static readonly DateOnly Monday = Center.Monday;
    private static readonly TimeOnly Nine = new(9, 0);

    [Theory, OnEachDatabase]
    public async Task A_row_never_speaks_of_one_that_is_not_there(Database database)
    {
        await TiedRows.AddAsync(database);
        await Guards.RemoveAsync(database);
        List<string> untied = [];
        foreach (var tie in Ties.In(database).Where(tie => !Ties.Untied.ContainsKey(tie.ToString())))
        {
            if (!await IsRefusedAsync(database, tie.Moved($"'{Raw.Text(Guid.NewGuid())}'", database)))
                untied.Add(tie.ToString());
        }

        Assert.Empty(untied);
    }

    [Theory, OnEachDatabase]
    public async Task What_speaks_of_a_stay_speaks_of_its_client(Database database)
    {
        await TiedRows.AddAsync(database);
        await Guards.RemoveAsync(database);
        var other = Raw.Text((await new Center(database).ClientAsync()).Value);
        List<string> apart = [];
        foreach (var tie in Ties.OfClientsBesideStays(database))
        {
            if (!await IsRefusedAsync(database, tie.Moved($"'{other}'", database)))
                apart.Add(tie.Table);
        }

        Assert.Empty(apart);
    }

    [Theory, OnEachDatabase]
    public void What_is_not_tied_is_there(Database database)
    {
        var known = Ties.In(database).Select(tie => tie.ToString()).ToHashSet(StringComparer.Ordinal);
        Assert.ProperSuperset(Ties.Untied.Keys.ToHashSet(StringComparer.Ordinal), known);
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_is_spoken_of_stays(Database database)
    {
        await TiedRows.AddAsync(database);
        foreach (var table in (string[])["Clients", "Enrollments", "Groups", "Tracks", "Practitioners", "HourClaims", "GroupSessions"])
            Assert.True(await IsRefusedAsync(database, $"DELETE FROM \"{table}\""), table);
    }

    [Theory, OnEachDatabase]
    public async Task One_version_of_a_paper_is_signed_once(Database database)
    {
        await KeptRows.AddAsync(database);
        var raw = new Raw(database);

        var again = await CopyAsync(database, "Signatures", "Id", $"'{Raw.Text(Guid.NewGuid())}'");
        await Raw.RefusedAsync(database.Provider is DatabaseProvider.Sqlite ? "signed_already" : "IX_Signatures_EnrollmentId_Kind_DocumentVersion", () => raw.ExecuteAsync(again));
        Assert.Equal(1, await raw.ExecuteAsync(OfNextVersion(again)));
    }

    [Theory, OnEachDatabase]
    public async Task A_group_does_not_meet_twice_at_once(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, start) = (await center.GroupWithoutMeetingsAsync(), Monday.ToDateTime(Nine, DateTimeKind.Utc));
        async Task<Guid> MeetAsync(DateTime at, int status = 0) => await raw.SessionAsync(group, await center.RoomAsync(), await center.PractitionerAsync(), at, status);
        await MeetAsync(start);
        var cancelled = await MeetAsync(start, status: 1);

        await Raw.RefusedAsync("GroupSessions", () => MeetAsync(start));
        await Raw.RefusedAsync("GroupSessions", () => raw.ExecuteAsync($"UPDATE \"GroupSessions\" SET \"Status\" = 0 WHERE \"Id\" = '{Raw.Text(cancelled)}'"));
        await MeetAsync(start.AddMinutes(240));
    }

    [Theory, OnEachDatabase]
    public async Task Two_groups_or_rooms_never_have_one_name_however_it_is_written(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, room) = (await center.GroupAsync(3), await center.RoomAsync());
        await center.GroupAsync(3);
        await raw.ExecuteAsync($"UPDATE \"Groups\" SET \"Name\" = 'Willow' WHERE \"Id\" = '{Raw.Text(group.Value)}'");
        await raw.ExecuteAsync($"UPDATE \"Rooms\" SET \"Name\" = 'Birch' WHERE \"Id\" = '{Raw.Text(room.Value)}'");

        await Raw.RefusedAsync("UX_Groups_Name", () => raw.ExecuteAsync($"UPDATE \"Groups\" SET \"Name\" = 'WILLOW' WHERE \"Id\" <> '{Raw.Text(group.Value)}'"));
        await Raw.RefusedAsync("UX_Rooms_Name", () => raw.ExecuteAsync(
            $"UPDATE \"Rooms\" SET \"Name\" = 'bIRCH' WHERE \"Id\" = (SELECT \"Id\" FROM \"Rooms\" WHERE \"Id\" <> '{Raw.Text(room.Value)}' LIMIT 1)"));
        Assert.Equal(1, await raw.ExecuteAsync($"UPDATE \"Groups\" SET \"Name\" = 'WILLOW' WHERE \"Id\" = '{Raw.Text(group.Value)}'"));
    }

    [Theory, OnEachDatabase]
    public async Task A_therapist_offers_an_hour_once(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (therapist, other) = (await center.PractitionerAsync(), await center.PractitionerAsync());
        await raw.OfferAsync(therapist, DayOfWeek.Tuesday, Nine, Monday, Monday.AddDays(14));

        await Raw.RefusedAsync("hour_offered", () => raw.OfferAsync(therapist, DayOfWeek.Tuesday, new(9, 49), Monday.AddDays(7), Raw.Open));
        await raw.OfferAsync(therapist, DayOfWeek.Tuesday, new(9, 50), Monday.AddDays(7), Raw.Open);
        await raw.OfferAsync(therapist, DayOfWeek.Wednesday, Nine, Monday, Raw.Open);
        await raw.OfferAsync(other, DayOfWeek.Tuesday, Nine, Monday, Raw.Open);
        var later = await raw.OfferAsync(therapist, DayOfWeek.Tuesday, Nine, Monday.AddDays(14), Raw.Open);
        await Raw.RefusedAsync("hour_offered", () =>
            raw.ExecuteAsync($"UPDATE \"OfferedHours\" SET \"FromDay\" = '{Raw.Text(Monday)}' WHERE \"Id\" = '{Raw.Text(later)}'"));
    }

    [Fact]
    public async Task Two_offers_of_one_hour_at_the_same_moment_wait_for_each_other()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        var (therapist, raw) = (await new Center(database).PractitionerAsync(), new Raw(database));

        var offers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await raw.OfferAsync(therapist, DayOfWeek.Tuesday, Nine, Monday, Raw.Open);
                return true;
            }
            catch (DbException)
            {
                return false;
            }
        }));

        Assert.Single(offers, offered => offered);
    }

    [Theory, OnEachDatabase]
    public async Task Whatever_happens_weekly_ends_before_midnight(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, room, person, client) = (await center.GroupWithoutMeetingsAsync(), await center.RoomAsync(), await center.PractitionerAsync(), await center.ClientAsync());

        await Raw.RefusedAsync("CK_HourClaims_SameDay", () => raw.HourAsync(person, client, DayOfWeek.Tuesday, new(23, 10), Monday, Raw.Open));
        await Raw.RefusedAsync("CK_OfferedHours_SameDay", () => raw.OfferAsync(person, DayOfWeek.Tuesday, new(23, 10), Monday, Raw.Open));
        await Raw.RefusedAsync("CK_OfferedHours_SameDay", () => raw.OfferAsync(person, DayOfWeek.Tuesday, Nine, Monday, Raw.Open, minutes: 0));
        await Raw.RefusedAsync("CK_GroupMeetings_SameDay", () => raw.MeetingAsync(group, room, person, DayOfWeek.Friday, new(21, 0), Monday, Raw.Open));
        await raw.HourAsync(person, client, DayOfWeek.Tuesday, new(23, 9), Monday, Raw.Open);
        await raw.OfferAsync(person, DayOfWeek.Tuesday, new(23, 9), Monday, Raw.Open);
        await raw.MeetingAsync(group, room, person, DayOfWeek.Friday, new(20, 59), Monday, Raw.Open);
    }

    private static async Task<bool> IsRefusedAsync(Database database, string sql)
    {
        try
        {
            await database.ExecuteSqlAsync(sql);
            return false;
        }
        catch (DbException refused)
        {
            Assert.Contains("foreign key", refused.Message, StringComparison.OrdinalIgnoreCase);
            return true;
        }
    }

    /// <summary>One more row like the ones there are, except for the key and one column.</summary>
    private static async Task<string> CopyAsync(Database database, string table, string column, string value)
    {
        await using var db = database.CreateContext();
        var names = db.Model.GetEntityTypes().Single(entity => entity.GetTableName() == table).GetProperties().Select(row => $"\"{row.GetColumnName()}\"").ToList();
        var values = names.Select(name => name == $"\"{column}\"" ? value : name == "\"Id\"" ? $"'{Raw.Text(Guid.NewGuid())}'" : name);
        return $"INSERT INTO \"{table}\" ({string.Join(", ", names)}) SELECT {string.Join(", ", values)} FROM \"{table}\"";
    }

    private static string OfNextVersion(string copy)
    {
        var select = copy.IndexOf("SELECT", StringComparison.Ordinal);
        return copy[..select] + copy[select..].Replace("\"DocumentVersion\"", "2", StringComparison.Ordinal);
    }
}
