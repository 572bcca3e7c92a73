namespace RedWillow.Portal.Tests.Support;

/// <summary>Waits for what happens by itself, beside the test. The limit only ends a wait for nothing: no promise in seconds is measured with it.</summary>
internal static class Eventually
{
    /// <summary>As long as a hung test may hang.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Ends as soon as it holds.</summary>
    /// <param name="holds">Asked again and again.</param>
    /// <param name="otherwise">What is said when it never does.</param>
    public static async Task HoldsAsync(Func<Task<bool>> holds, string otherwise)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); !await holds(); await Task.Delay(50))
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, otherwise);
    }
}
