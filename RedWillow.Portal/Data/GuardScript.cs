namespace RedWillow.Portal.Data;

/// <summary>The SQL that a migration runs, kept as a file so that it can be read as SQL.</summary>
internal static class GuardScript
{
    public static string Read(string name)
    {
        using var stream = typeof(GuardScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {name} is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
