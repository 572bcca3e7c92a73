using MudBlazor;

namespace RedWillow.Portal.Components.Theme;

/// <summary>The colors and type of <c>wwwroot/css/tokens.css</c> for MudBlazor. A test compares the two.</summary>
public static class PortalTheme
{
    private static readonly string[] Text = ["Source Sans 3", "Segoe UI", "Arial", "sans-serif"];
    private static readonly string[] Display = ["Source Serif 4", "Georgia", "serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Light(),
        PaletteDark = Dark(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Text, FontSize = "1rem", FontWeight = "400", LineHeight = "1.45", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Text, FontSize = "1rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Text, FontSize = "1rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = Text, FontSize = "1.0625rem", FontWeight = "600", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Text, FontSize = "1rem", FontWeight = "600", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Text, FontSize = "0.9375rem", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Text, FontSize = "1rem", FontWeight = "600", LetterSpacing = "normal", TextTransform = "none" },
            H1 = new H1Typography { FontFamily = Display, FontSize = "2.25rem", FontWeight = "600", LineHeight = "1.14", LetterSpacing = "-0.012em" },
            H2 = new H2Typography { FontFamily = Display, FontSize = "1.4375rem", FontWeight = "600", LineHeight = "1.22", LetterSpacing = "-0.012em" },
            H3 = new H3Typography { FontFamily = Display, FontSize = "1.1875rem", FontWeight = "600", LineHeight = "1.25", LetterSpacing = "-0.012em" },
            H4 = new H4Typography { FontFamily = Display, FontSize = "1.1875rem", FontWeight = "600" },
            H5 = new H5Typography { FontFamily = Display, FontSize = "1.125rem", FontWeight = "600" },
            H6 = new H6Typography { FontFamily = Text, FontSize = "1.0625rem", FontWeight = "600", LetterSpacing = "normal" },
        },
    };

    private static PaletteLight Light() => new()
    {
        Background = "#FBF8F4", BackgroundGray = "#F3ECE4", Surface = "#FFFFFF",
        TextPrimary = "#2A211D", TextSecondary = "#5C4F47", TextDisabled = "#5C4F47",
        Primary = "#8F3526", PrimaryContrastText = "#FFFFFF", PrimaryDarken = "#6E261B", PrimaryLighten = "#8F3526",
        Secondary = "#3F6146", SecondaryContrastText = "#FFFFFF", Tertiary = "#1F5A70", TertiaryContrastText = "#FFFFFF",
        Info = "#1F5A70", InfoContrastText = "#FFFFFF", Success = "#2B6A3C", SuccessContrastText = "#FFFFFF",
        Warning = "#7A4D00", WarningContrastText = "#FFFFFF", Error = "#A80F3C", ErrorContrastText = "#FFFFFF",
        LinesDefault = "#DDD2C6", LinesInputs = "#857567", Divider = "#DDD2C6", DividerLight = "#DDD2C6",
        TableLines = "#DDD2C6", TableHover = "#F3ECE4", TableStriped = "#FBF8F4",
        AppbarBackground = "#FFFFFF", AppbarText = "#2A211D", DrawerBackground = "#FFFFFF", DrawerText = "#2A211D", DrawerIcon = "#5C4F47",
        ActionDefault = "#5C4F47", ActionDisabled = "#5C4F47", ActionDisabledBackground = "#F3ECE4",
        Skeleton = "#F3ECE4", Dark = "#22312A", DarkContrastText = "#FFFFFF", Black = "#2A211D", White = "#FFFFFF",
        OverlayDark = "rgba(42,33,29,0.45)", OverlayLight = "rgba(251,248,244,0.6)",
    };

    private static PaletteDark Dark() => new()
    {
        Background = "#1A1512", BackgroundGray = "#302721", Surface = "#241D19",
        TextPrimary = "#F4ECE5", TextSecondary = "#CFC1B5", TextDisabled = "#CFC1B5",
        Primary = "#EBA28C", PrimaryContrastText = "#33100A", PrimaryDarken = "#F4BBA8", PrimaryLighten = "#EBA28C",
        Secondary = "#A9CBA6", SecondaryContrastText = "#12230F", Tertiary = "#8FC6DA", TertiaryContrastText = "#06222C",
        Info = "#8FC6DA", InfoContrastText = "#06222C", Success = "#97D3A0", SuccessContrastText = "#0B2410",
        Warning = "#F1C56E", WarningContrastText = "#2B1B00", Error = "#FF9FB4", ErrorContrastText = "#3A0614",
        LinesDefault = "#4B3F37", LinesInputs = "#A08F82", Divider = "#4B3F37", DividerLight = "#4B3F37",
        TableLines = "#4B3F37", TableHover = "#302721", TableStriped = "#1A1512",
        AppbarBackground = "#241D19", AppbarText = "#F4ECE5", DrawerBackground = "#241D19", DrawerText = "#F4ECE5", DrawerIcon = "#CFC1B5",
        ActionDefault = "#CFC1B5", ActionDisabled = "#CFC1B5", ActionDisabledBackground = "#302721",
        Skeleton = "#302721", Dark = "#0F1613", DarkContrastText = "#F4ECE5", Black = "#1A1512", White = "#F4ECE5",
        OverlayDark = "rgba(0,0,0,0.6)", OverlayLight = "rgba(26,21,18,0.6)",
    };
}
