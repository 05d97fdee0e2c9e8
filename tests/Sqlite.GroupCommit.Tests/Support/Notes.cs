namespace Sqlite.GroupCommit.Tests.Support;

internal static class Notes
{
    /// <summary>The texts in the file, in order of insertion, as a reader sees them.</summary>
    public static async Task<IReadOnlyList<string>> Stored(this TemporaryStore store)
    {
        await using var readers = store.Readers();
        return await readers.Use<IReadOnlyList<string>>(connection =>
        {
            var texts = new List<string>();
            var select = StatementCache.For(connection).Prepare("SELECT text FROM notes ORDER BY rowid");
            while (select.Step()) texts.Add(select.Text(0)!);
            select.Reset();
            return texts;
        });
    }
}
