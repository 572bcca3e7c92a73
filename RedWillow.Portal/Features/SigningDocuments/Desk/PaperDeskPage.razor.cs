using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.People;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;

namespace RedWillow.Portal.Features.SigningDocuments.Desk;

public partial class PaperDeskPage
{
    private static readonly IReadOnlyList<Choice<string?>> Languages = [new("en-US", "English"), new("es-US", "Spanish")];

    private PaperDesk? _desk;
    private bool _posted;
    private EditContext _form = default!;
    private Refusal? _refusal;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "saved")]
    private string? Saved { get; set; }

    [SupplyParameterFromForm(FormName = "paper")]
    private PaperInput Input { get; set; } = default!;

    private IReadOnlyList<Choice<string?>> Missing =>
        [.. _desk!.Papers.Where(paper => !paper.IsSigned || (_posted && Number(paper.Kind) == Input.Kind)).Select(paper => new Choice<string?>(Number(paper.Kind), $"{DeskWords.Paper(paper.Kind)}: {paper.Title}"))];

    private IReadOnlyList<Choice<string?>> Witnesses => [.. _desk!.Staff.Select(person => new Choice<string?>(person.Id.Value.ToString(), person.Name))];

    protected override async Task OnInitializedAsync()
    {
        _desk = await Desk.HandleAsync(Actor, new(Id), Stop);
        if (_desk is null)
        {
            Navigation.NotFound();
            return;
        }

        // A second press finds its paper recorded; the form must still offer it to be handled.
        _posted = Input is not null;
        Input ??= new PaperInput { Key = Guid.CreateVersion7(), Culture = _desk.Culture, SeenBy = (Actor as Actor.Staff)?.Id.Value.ToString() };
        _form = new EditContext(Input);
    }

    private async Task RecordAsync()
    {
        var recorded = Read() is { } ask ? await Record.HandleAsync(Actor, ask with { Scan = await ScanAsync() }, Stop) : new NotThere();
        if (recorded.Succeeded)
        {
            Navigation.NavigateTo($"{PortalRoutes.AdminEnrollments}/{Id}/papers?saved=1");
            return;
        }

        Say(recorded.Refusal!);
        Input.Key = Guid.CreateVersion7();
    }

    private void Say(Refusal refusal)
    {
        if (refusal is not (SignedDayWrong or ScanTooLarge or ScanNotReadable))
        {
            _refusal = refusal;
            return;
        }

        var field = _form.Field(refusal is SignedDayWrong ? nameof(PaperInput.SignedOn) : nameof(PaperInput.Scan));
        new ValidationMessageStore(_form).Add(field, Sentences.SentenceForStaff(refusal));
        _form.NotifyValidationStateChanged();
    }

    private RecordPaperConsent? Read() =>
        Enum.TryParse<DocumentKind>(Input.Kind, out var kind) && Input.SignedOn?.Date is { } day && Guid.TryParse(Input.SeenBy, out var witness)
            ? new(Input.Key, new(Id), kind, Input.Culture ?? "", day, new(witness), null)
            : null;

    // One byte more than is allowed is enough to know that it is too much. Where no file was chosen, browsers send one without a name.
    private async Task<ReadOnlyMemory<byte>?> ScanAsync()
    {
        if (Input.Scan is not { FileName.Length: > 0 } file)
            return null;
        var content = new byte[Math.Min(file.Length, ScanFile.Largest + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, Stop);
        return content;
    }

    private static string Words(DeskPaper paper) => paper switch
    {
        { SignedOn: { } day, SeenBy: { } witness } => $"Signed by hand {TimeText.Day(day)}, seen by {witness}.",
        { SignedOn: { } day } => $"Signed here {TimeText.Day(day)}.",
        _ => "Signed.",
    };

    private string PrintAddress(DocumentKind kind) =>
        $"{PortalRoutes.AdminPaperToPrint.Replace("{Number:int}", Number(kind), StringComparison.Ordinal)}?l={(_desk!.Culture == "es-US" ? "es" : "en")}&e={Id}";

    private static string Number(DocumentKind kind) => ((int)kind).ToString(CultureInfo.InvariantCulture);
}
