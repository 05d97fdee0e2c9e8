namespace Enrichment.Acceptance.Crashes.PowerCuts;

/// <summary>What a store knows; amounts in dollars.</summary>
internal sealed record Known(decimal FinalRows, decimal SettledCalls, decimal Events, decimal Charged, decimal Open)
{
    /// <summary>Null where there is no store yet, or one without tables.</summary>
    public static Known? In(string data)
    {
        if (!File.Exists(StoreOfTest.FileIn(data)) || IsToBeRolledBack() || Count("sqlite_schema WHERE name IN ('rows', 'calls', 'journal')") < 3)
        {
            return null;
        }

        return new Known(
            Count("rows WHERE status <> 0"), Count("calls WHERE state = 2"), Count("journal"), Sum("charge", "calls"), Sum("most", "calls WHERE state <> 2"));

        // Before the file has its log it is written with a journal beside it, and what that left half done a reader must not undo.
        bool IsToBeRolledBack() => new FileInfo($"{StoreOfTest.FileIn(data)}-journal") is { Exists: true, Length: > 0 };
        decimal Count(string of) => StoreOfTest.Number(data, $"SELECT count(*) FROM {of}");
        decimal Sum(string what, string of) => StoreOfTest.Number(data, $"SELECT coalesce(sum({what}), 0) FROM {of}") / 1_000_000_000;
    }

    /// <summary>This, found after a crash, holds all that was seen before.</summary>
    public void ShouldHold(Known before)
    {
        FinalRows.ShouldBeGreaterThanOrEqualTo(before.FinalRows);
        SettledCalls.ShouldBeGreaterThanOrEqualTo(before.SettledCalls);
        Events.ShouldBeGreaterThanOrEqualTo(before.Events);
    }
}
