using System.Security.Cryptography;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.RequestingConsultation;

/// <summary>Somebody who has no account asks to be called.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="ForSomeoneElse">They ask for another person; then name and number are their own, and nothing else is kept.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Phone">As it was typed.</param>
/// <param name="Email">As it was typed.</param>
/// <param name="Also">Ways beside a call and a mail: a message on the phone, a text.</param>
/// <param name="Times">When they can talk.</param>
/// <param name="Days">On which days.</param>
/// <param name="Culture">The language to talk in.</param>
public sealed record AskForCall(
    Guid Key, bool ForSomeoneElse, string Name, string? Phone, string? Email, SafeContact Also, TalkTimes Times, TalkDays Days, string Culture) : ICommand;

/// <summary>
/// Takes the request down and answers with its reference. Who asks for the same number again and again gets the same answer and no new
/// row, so that nobody learns who asked before, and nobody fills the queue.
/// </summary>
public sealed class AskForCallHandler(PortalUnitOfWork unit, BlindIndex index, ProgramClock clock)
{
    // Without letters and digits that are read as one another.
    private const string ReferenceSigns = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private const SafeContact OnThePhone = SafeContact.Voicemail | SafeContact.Text;
    private const TalkTimes AllTimes = TalkTimes.Morning | TalkTimes.Afternoon | TalkTimes.Evening;
    private const TalkDays AllDays = (TalkDays)31;

    public async Task<Result<string>> HandleAsync(Actor actor, AskForCall ask, CancellationToken stop)
    {
        if (actor is Actor.Client || !DesignSystem.Languages.Any(language => language.Name == ask.Culture))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        var read = Read(ask);
        return read.Succeeded
            ? await unit.RunAsync<AskForCall, string>(actor, ask, [], (db, ct) => TakeDownAsync(db, read.Value, ct), stop)
            : read.Refusal;
    }

    /// <summary>From what was typed to what is kept, or why it cannot be.</summary>
    private static Result<Caller> Read(AskForCall ask)
    {
        var (typed, email) = (ask.Phone?.Trim() ?? "", ask.ForSomeoneElse ? "" : ask.Email?.Trim() ?? "");
        if (!PersonName.IsWritable(ask.Name.Trim()))
            return new NameNotWritable();
        var phone = typed.Length == 0 ? null : PhoneText.Read(typed);
        if (typed.Length > 0 && phone is null)
            return new PhoneNotReadable();
        if (email.Length > 0 && !EmailAddress.IsWritable(email))
            return new EmailNotWritable();
        if (phone is null && email.Length == 0)
            return new NoWayToAnswer();
        // Who leaves a number to be called calls a call safe, and who leaves an address a mail; nothing else is safe until they say so.
        var safe = (phone is null ? SafeContact.None : SafeContact.Call | (ask.Also & OnThePhone)) | (email.Length == 0 ? SafeContact.None : SafeContact.Email);
        return new Caller(
            ask.ForSomeoneElse, ask.Name.Trim(), phone, email.Length == 0 ? null : email, safe, ask.Times & AllTimes, ask.Days & AllDays, ask.Culture);
    }

    private async Task<Result<string>> TakeDownAsync(PortalDbContext db, Caller caller, CancellationToken stop)
    {
        var reference = RandomNumberGenerator.GetString(ReferenceSigns, 8);
        var reach = caller.Phone ?? index.OfEmail(caller.Email!);
        var throttle = await UnitUsers.ThrottleAsync(db, index.Of("call", reach), clock.UtcNow, stop);
        if (throttle.TryMail(clock.UtcNow))
            db.Inquiries.Add(Inquiry.Receive(new(Guid.CreateVersion7()), reference, caller, clock.UtcNow));
        else
            db.Record(new CallAskedAgain(index.Trace(reach)));
        return reference;
    }
}
