using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.World;

/// <summary>Domains for companies that are known by neither domain nor name.</summary>
internal static class InventedDomain
{
    private static readonly string[] Nouns =
    [
        "dental", "clinic", "software", "logistics", "plumbing", "realty", "grill", "consulting", "energy", "insurance", "auto", "law",
        "bakery", "labs", "systems", "media", "builders", "hotel", "foods", "motors",
    ];

    public static string Of(long seed, string aspect, string text)
    {
        var dice = Dice.For(seed, "invented/" + aspect, text);
        return $"{EmailPattern.Ascii(dice.Pick<string>(PersonNames.Family))}-{dice.Pick<string>(Nouns)}{dice.Below(50)}.com";
    }
}
