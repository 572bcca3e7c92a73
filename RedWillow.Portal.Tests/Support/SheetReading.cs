using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;

namespace RedWillow.Portal.Tests.Support;

/// <summary>What somebody sees who looks at a sheet right now.</summary>
internal static class SheetReading
{
    public static async Task<MarkSeen> SeenAsync(this Database database, SessionId session, ClientId client)
    {
        await using var db = database.CreateContext();
        return MarkSeen.Of(await db.AttendanceMarks.AsNoTracking().SingleOrDefaultAsync(row => row.SessionId == session && row.ClientId == client));
    }
}
