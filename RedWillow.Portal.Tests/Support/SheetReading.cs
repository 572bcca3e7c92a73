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

    public static async Task<AppointmentStatus> SeenAsync(this Database database, HourClaimId hour, DateOnly day)
    {
        await using var db = database.CreateContext();
        return (await db.IndividualAppointments.AsNoTracking().SingleOrDefaultAsync(row => row.HourClaimId == hour && row.Date == day))?.Status ?? AppointmentStatus.Booked;
    }
}
