using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Demo;

/// <summary>The demo is a whole center: every page has something to show.</summary>
public sealed class DemoClinicTests
{
    [Fact]
    public async Task It_has_four_tracks_full_weeks_and_about_forty_people_in_every_status()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        await using var db = await host.Databases.CreateDbContextAsync();

        var tracks = await db.Tracks.AsNoTracking().ToListAsync();
        Assert.Equal(3, tracks.Count(track => track.Status == TrackStatus.Open));
        Assert.Equal((ProgramKind.MentalHealth, TimeOfDay.Evening), tracks.Where(track => track.Status == TrackStatus.Planned).Select(track => (track.Program, track.TimeOfDay)).Single());
        var planned = tracks.Single(track => track.Status == TrackStatus.Planned).Id;
        Assert.Equal([planned, planned, planned], await db.TrackInterests.Where(row => row.InvitedUtc == null).Select(row => row.TrackId).ToListAsync());
        Assert.All(await db.Groups.AsNoTracking().ToListAsync(), group => Assert.Equal(12, group.Capacity));
        Assert.InRange(await db.Clients.CountAsync(), 40, 50);
        var standing = await db.Enrollments.Select(row => row.Status).Distinct().ToListAsync();
        Assert.Equal(Enum.GetValues<EnrollmentStatus>(), standing.Order());
        var hours = await db.IndividualAppointments.AsNoTracking().ToListAsync();
        Assert.InRange(hours.Count(hour => hour.Status != AppointmentStatus.Completed), 1, hours.Count / 4);
        Assert.All(hours.GroupBy(hour => hour.Date).Where(day => day.Count() > 3), day => Assert.Contains(day, hour => hour.Status == AppointmentStatus.Completed));
    }

    [Fact]
    public async Task Each_sign_in_that_it_names_has_the_password_and_is_staff_or_a_client()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();

        foreach (var account in DemoAccounts.All)
        {
            var user = await users.FindByEmailAsync(account.Email);
            Assert.NotNull(user);
            Assert.True(await users.CheckPasswordAsync(user, DemoAccounts.Password), account.Email);
            Assert.True(user.EmailConfirmed);
            Assert.NotEqual(user.ClientId is null, user.PractitionerId is null);
        }
    }
}
