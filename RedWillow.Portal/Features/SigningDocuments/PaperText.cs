namespace RedWillow.Portal.Features.SigningDocuments;

/// <summary>What a line of a paper is.</summary>
public enum PaperPart
{
    Title,
    Heading,
    Paragraph,
    Bullets,
    Intent,
}

/// <summary>A piece of a paper: one line, or the lines of one list.</summary>
public sealed record PaperBlock(PaperPart Part, IReadOnlyList<string> Lines);

/// <summary>Reads the trivial format of the papers. Nothing in it can be anything but text.</summary>
public static class PaperText
{
    private static readonly (string Mark, PaperPart Part)[] Marks =
        [("## ", PaperPart.Heading), ("# ", PaperPart.Title), ("- ", PaperPart.Bullets), ("= ", PaperPart.Intent)];

    public static IReadOnlyList<PaperBlock> Blocks(string text)
    {
        var blocks = new List<(PaperPart Part, List<string> Lines)>();
        foreach (var line in text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0))
        {
            var (mark, part) = Array.Find(Marks, one => line.StartsWith(one.Mark, StringComparison.Ordinal)) is { Mark: not null } found
                ? found
                : ("", PaperPart.Paragraph);
            if (part == PaperPart.Bullets && blocks is [.., { Part: PaperPart.Bullets } list])
                list.Lines.Add(line[mark.Length..]);
            else
                blocks.Add((part, [line[mark.Length..]]));
        }

        return [.. blocks.Select(static block => new PaperBlock(block.Part, block.Lines))];
    }

    public static string Title(string text) => Only(text, PaperPart.Title);

    public static string Intent(string text) => Only(text, PaperPart.Intent);

    private static string Only(string text, PaperPart part) => Blocks(text).Single(block => block.Part == part).Lines[0];
}
