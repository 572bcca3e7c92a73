using PhoneNumbers;

namespace RedWillow.Portal.Components;

/// <summary>Telephone numbers as people read them; they are kept in E.164.</summary>
public static class PhoneText
{
    /// <summary>What somebody typed, in E.164; null when it is no number.</summary>
    public static string? Read(string typed)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var number = numbers.Parse(typed, "US");
            return numbers.IsValidNumber(number) ? numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>"(385) 555-0142" for a number of this country, "+52 55 …" for another; what is no number stays as it is.</summary>
    public static string Of(string number)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var parsed = numbers.Parse(number, "US");
            return numbers.Format(parsed, parsed.CountryCode == 1 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        }
        catch (NumberParseException)
        {
            return number;
        }
    }
}
