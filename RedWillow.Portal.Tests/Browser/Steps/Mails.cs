using System.Text.RegularExpressions;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser.Steps;

/// <summary>What a person finds in their mailbox.</summary>
internal static class Mails
{
    /// <summary>The link in the newest mail to that address, as soon as it is there.</summary>
    /// <param name="host">Whose mail.</param>
    /// <param name="to">The mailbox.</param>
    /// <param name="page">Where the link leads, for instance <c>/account/invite</c>.</param>
    public static async Task<string> LinkAsync(PortalHost host, string to, string page)
    {
        var folder = Directory.CreateDirectory(Path.Combine(host.Storage, "mail"));
        for (var wait = 0; wait < 300; wait++)
        {
            foreach (var file in folder.GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc))
            {
                var mail = await MimeKit.MimeMessage.LoadAsync(file.FullName);
                var link = Regex.Match(mail.TextBody ?? "", page + "\\S+", RegexOptions.None, TimeSpan.FromSeconds(1));
                if (link.Success && mail.To.Mailboxes.Any(mailbox => mailbox.Address == to))
                    return link.Value;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"No mail with a link to {page} came for {to}.");
    }
}
