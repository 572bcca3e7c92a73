using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Attempts and inquiries that cannot be, written past the application.</summary>
public sealed class ReachingGuardTests
{
    [Theory, OnEachDatabase]
    public async Task An_attempt_is_about_one_client_or_about_one_inquiry(Database database)
    {
        var (client, inquiry, by) = (await new Center(database).ClientAsync(), await InquiryAsync(database), await new Center(database).PractitionerAsync());
        Task<int> TryAsync(Guid? who, Guid? what) => InsertAsync(database, who, what, by.Value);

        Assert.Equal(1, await TryAsync(client.Value, null));
        Assert.Equal(1, await TryAsync(null, inquiry));
        await Raw.RefusedAsync("CK_ContactAttempts_OneSubject", () => TryAsync(null, null));
        await Raw.RefusedAsync("CK_ContactAttempts_OneSubject", () => TryAsync(client.Value, inquiry));
    }

    [Theory, OnEachDatabase]
    public async Task The_attempts_of_an_inquiry_go_with_it_and_not_before(Database database)
    {
        var (raw, inquiry, by) = (new Raw(database), await InquiryAsync(database), await new Center(database).PractitionerAsync());
        await InsertAsync(database, null, inquiry, by.Value);

        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("DELETE FROM \"ContactAttempts\""));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("UPDATE \"ContactAttempts\" SET \"Result\" = 1"));
        Assert.Equal(1L, await database.ScalarAsync("SELECT count(*) FROM \"ContactAttempts\""));
        await raw.ExecuteAsync("DELETE FROM \"Inquiries\"");
        Assert.Equal(0L, await database.ScalarAsync("SELECT count(*) FROM \"ContactAttempts\""));
    }

    [Theory, OnEachDatabase]
    public async Task An_inquiry_can_be_answered_and_keeps_no_more_than_it_may(Database database)
    {
        var (raw, _) = (new Raw(database), await InquiryAsync(database));

        await Raw.RefusedAsync("CK_Inquiries_Reach", () => raw.ExecuteAsync("UPDATE \"Inquiries\" SET \"Phone\" = NULL"));
        await Raw.RefusedAsync("CK_Inquiries_Closed", () => raw.ExecuteAsync("UPDATE \"Inquiries\" SET \"Result\" = 1"));
        await raw.ExecuteAsync("UPDATE \"Inquiries\" SET \"Email\" = 'x'");
        await Raw.RefusedAsync("CK_Inquiries_OwnNumberOnly", () => raw.ExecuteAsync("UPDATE \"Inquiries\" SET \"ForSomeoneElse\" = '1'"));
    }

    private static async Task<Guid> InquiryAsync(Database database)
    {
        var id = Guid.CreateVersion7();
        await using var db = database.CreateContext();
        db.Inquiries.Add(Inquiry.Receive(
            new(id), "AB23CD45", new(false, "Kim", "+18015550188", null, SafeContact.Call, TalkTimes.Morning, TalkDays.Monday, "en-US"), database.Clock.UtcNow));
        await db.SaveChangesAsync();
        return id;
    }

    private static Task<int> InsertAsync(Database database, Guid? client, Guid? inquiry, Guid by)
    {
        static string Of(Guid? id) => id is { } known ? $"'{Raw.Text(known)}'" : "NULL";
        return database.ExecuteSqlAsync(
            "INSERT INTO \"ContactAttempts\" (\"Id\", \"ClientId\", \"InquiryId\", \"AtUtc\", \"By\", \"Way\", \"Result\", \"AtTheirWish\") VALUES "
            + $"('{Raw.Text(Guid.CreateVersion7())}', {Of(client)}, {Of(inquiry)}, '2030-01-07 00:00:00Z', '{Raw.Text(by)}', 1, 3, '0')");
    }
}
