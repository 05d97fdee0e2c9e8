using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.World;

/// <summary>
/// A city. Telephone numbers are built from a range that the country keeps free for fiction:
/// <paramref name="PhonePrefix"/> and then <paramref name="PhoneDigits"/> more digits.
/// </summary>
internal sealed record Place(
    string City,
    string State,
    string StateCode,
    string Country,
    string CountryCode,
    string PostalPrefix,
    string TimeZone,
    int UtcOffset,
    decimal Latitude,
    decimal Longitude,
    string PhonePrefix,
    int PhoneDigits)
{
    public bool IsUnitedStates => CountryCode == "US";

    /// <summary>In E.164.</summary>
    public string Phone(Dice dice) => PhonePrefix + dice.Below((int)Math.Pow(10, PhoneDigits)).ToString("D" + PhoneDigits);

    public string PostalCode(Dice dice) => CountryCode switch
    {
        "US" => PostalPrefix + dice.Below(100).ToString("D2"),
        "GB" => $"{PostalPrefix} {dice.Between(1, 9)}{(char)('A' + dice.Below(26))}{(char)('A' + dice.Below(26))}",
        "CA" => $"{PostalPrefix} {dice.Below(10)}{(char)('A' + dice.Below(26))}{dice.Below(10)}",
        "DE" or "FR" => PostalPrefix + dice.Below(100).ToString("D2"),
        _ => PostalPrefix,
    };
}
