namespace Enrichment.Sandbox.Hunter;

/// <summary>Numbers as Hunter gives them: ranges in text.</summary>
internal static class SizeBands
{
    public static string Employees(int number) => number switch
    {
        <= 10 => "1-10",
        <= 50 => "11-50",
        <= 250 => "51-250",
        <= 1000 => "251-1K",
        <= 5000 => "1K-5K",
        <= 10_000 => "5K-10K",
        _ => "10K-50K",
    };

    public static string Revenue(long dollars) => dollars switch
    {
        < 1_000_000 => "$0-$1M",
        < 10_000_000 => "$1M-$10M",
        < 50_000_000 => "$10M-$50M",
        < 100_000_000 => "$50M-$100M",
        < 250_000_000 => "$100M-$250M",
        < 1_000_000_000 => "$250M-$1B",
        _ => "$1B-$10B",
    };
}
