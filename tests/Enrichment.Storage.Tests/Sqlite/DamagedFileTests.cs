using Enrichment.Storage.Sqlite;
using Enrichment.Storage.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Sqlite;

/// <summary>A file that nobody closed, with a damaged page or log.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int Page = 4096;
    /// <summary>So few that no checkpoint begins by itself: what the file already has of a damaged log is no prefix of what was written.</summary>
    private const int Rows = 150;
    private readonly ScratchDirectory _left = new();

    public void Dispose() => _left.Dispose();

    private string StoreFile => _left.File(SqliteStoreOptions.FileName);

    [Theory]
    [InlineData("rows", "table rows")]
    [InlineData("row_cells", "table row_cells")]
    [InlineData("rows_by_segment", "index rows_by_segment")]
    public async Task A_page_of_zeroes_is_found_when_the_file_is_opened_and_its_table_is_named(string damaged, string named)
    {
        await LeaveOpen();
        Overwrite(await RootPage(damaged), new byte[Page]);
        var before = File.ReadAllBytes(StoreFile);

        var refused = Should.Throw<StoreCorruptException>(() => Open());

        refused.Message.ShouldContain(StoreFile);
        refused.Message.ShouldContain(named);
        File.ReadAllBytes(StoreFile).ShouldBe(before);
    }

    [Fact]
    public async Task Bytes_of_another_file_over_a_page_are_found_when_the_file_is_opened()
    {
        await LeaveOpen();
        var noise = new byte[Page - 512];
        new Random(1).NextBytes(noise);

        Overwrite(await RootPage("calls"), noise);

        Should.Throw<StoreCorruptException>(() => Open()).File.ShouldBe(StoreFile);
    }

    [Fact]
    public async Task Each_file_cut_short_is_found_or_holds_all_that_was_answered_before()
    {
        await LeaveOpen();
        var whole = File.ReadAllBytes(StoreFile);
        for (var pages = 1; pages < whole.Length / Page; pages += 3)
        {
            File.WriteAllBytes(StoreFile, whole[..(pages * Page)]);
            Should.Throw<StoreCorruptException>(() => Open(), $"{pages} of {whole.Length / Page} pages");
        }
    }

    [Fact]
    public async Task A_log_that_is_torn_or_has_flipped_bits_loses_what_was_written_last_and_no_more()
    {
        await LeaveOpen();
        var (log, file) = (File.ReadAllBytes(StoreFile + "-wal"), File.ReadAllBytes(StoreFile));
        var dice = new Random(2);
        var most = 0L;
        for (var round = 0; round < 12; round++)
        {
            var torn = log[..(round % 2 == 0 ? log.Length : dice.Next(log.Length))].ToArray();
            if (round % 2 == 0) torn[dice.Next(log.Length)] ^= (byte)(1 << dice.Next(8));
            File.WriteAllBytes(StoreFile, file);
            File.WriteAllBytes(StoreFile + "-wal", torn);
            File.Delete(StoreFile + "-shm");

            await using var store = Open();

            var rows = (await store.Tables.RowsInOrder(Table, 0, 10 * Rows)).Select(row => row.RowNo).ToList();
            rows.ShouldBe(Enumerable.Range(1, rows.Count).Select(number => (long)number), $"round {round}: a prefix of what was written");
            most = Math.Max(most, rows.Count);
        }

        most.ShouldBeGreaterThan(Rows);
    }

    /// <summary>Most of it is in the file, the rest in the log, as a kill leaves it.</summary>
    private async Task LeaveOpen()
    {
        using var open = new ScratchDirectory();
        await using var store = SqliteStore.Open(new SqliteStoreOptions { Path = open.Path });
        await store.Tables.CreateTable(Definition());
        for (var i = 0; i < Rows; i++) await store.Tables.AppendRows(Table, [Row(i + 1)]);
        await store.EmptyLog();
        for (var i = Rows; i < 2 * Rows; i++) await store.Tables.AppendRows(Table, [Row(i + 1)]);
        foreach (var file in Directory.GetFiles(open.Path)) File.Copy(file, _left.File(Path.GetFileName(file)));
    }

    private SqliteStore Open() => SqliteStore.Open(new SqliteStoreOptions { Path = _left.Path });

    private void Overwrite(long page, byte[] bytes)
    {
        // Its newest copy may be in the log: what stands there is dropped, so that the file's own is read.
        File.WriteAllBytes(StoreFile + "-wal", File.ReadAllBytes(StoreFile + "-wal")[..32]);
        File.Delete(StoreFile + "-shm");
        using var file = new FileStream(StoreFile, FileMode.Open, FileAccess.Write);
        file.Seek((page - 1) * Page, SeekOrigin.Begin);
        file.Write(bytes);
    }

    private async Task<long> RootPage(string name)
    {
        using var copy = new ScratchDirectory();
        File.Copy(StoreFile, copy.File("copy.db"));
        await using var connection = new SqliteConnection($"Data Source={copy.File("copy.db")};Pooling=false");
        connection.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT rootpage FROM sqlite_schema WHERE name = '{name}'";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
