using Enrichment.Domain.Rows;
using Enrichment.Storage.Sqlite;
using Enrichment.Storage.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Sqlite;

public sealed class StoreFileTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private string StoreFile => _scratch.File(SqliteStoreOptions.FileName);

    [Fact]
    public async Task A_new_file_gets_every_migration_and_opening_again_adds_none()
    {
        await Open().DisposeAsync();
        var first = Versions();
        await Open().DisposeAsync();

        first.ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        Versions().ShouldBe(first);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        await Open().DisposeAsync();
        Execute("INSERT INTO schema_version VALUES (99, 'future', '2030-01-01')");
        var before = File.ReadAllBytes(StoreFile);

        var refused = Should.Throw<StoreVersionException>(() => Open());

        refused.Message.ShouldContain(StoreFile);
        (refused.Found, refused.Supported).ShouldBe((99, 11));
        Should.Throw<StoreVersionException>(() => SqliteStoreReader.Open(_scratch.Path));
        File.ReadAllBytes(StoreFile).ShouldBe(before);
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        var text = new string('x', 5000);
        File.WriteAllText(StoreFile, text);

        Should.Throw<StoreCorruptException>(() => Open()).Message.ShouldContain(StoreFile);
        Should.Throw<StoreCorruptException>(() => SqliteStoreReader.Open(_scratch.Path));

        File.ReadAllText(StoreFile).ShouldBe(text);
    }

    [Fact]
    public async Task A_store_cut_short_is_named()
    {
        await Open().DisposeAsync();
        var bytes = File.ReadAllBytes(StoreFile);
        bytes.AsSpan(4096, 8192).Fill(0xFF);
        File.WriteAllBytes(StoreFile, bytes);

        Should.Throw<StoreCorruptException>(() => Open()).File.ShouldBe(StoreFile);
    }

    [Fact]
    public void A_directory_that_does_not_exist_is_an_error_that_names_the_file()
    {
        var failure = Should.Throw<StoreUnavailableException>(() => SqliteStore.Open(new SqliteStoreOptions { Path = _scratch.File("none/x.db") }));

        failure.Message.ShouldContain("none/x.db");
    }

    [Fact]
    public void A_reader_of_no_store_says_where_it_looked()
    {
        Should.Throw<FileNotFoundException>(() => SqliteStoreReader.Open(_scratch.Path)).Message.ShouldContain(StoreFile);
    }

    [Fact]
    public async Task What_was_answered_is_there_after_a_crash_without_closing()
    {
        var store = Open();
        await store.Tables.CreateTable(Definition());
        await store.Tables.AppendRows(Table, [Row(1), Row(2)]);
        await store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        await store.Ledger.EnsureBudgets([new("run", 10, 0, 0)]);
        var call = Intent(budgets: "run");
        await store.Ledger.Intend(call);
        await store.Work.Apply([Answer()]);

        // A kill leaves file and log as they are on the disk at that moment.
        using var crashed = new ScratchDirectory();
        foreach (var file in Directory.GetFiles(_scratch.Path)) File.Copy(file, crashed.File(Path.GetFileName(file)));
        await store.DisposeAsync();

        await using var reopened = SqliteStore.Open(new SqliteStoreOptions { Path = crashed.Path });
        (await reopened.Ledger.OpenCalls(10)).Select(c => c.Intent.CallId).ShouldBe([call.CallId]);
        (await reopened.Ledger.Budgets(["run"]))[0].Reserved.ShouldBe(1);
        (await reopened.Work.Counts(Bucket)).Rows.ShouldBe(new Dictionary<RowStatus, long> { [RowStatus.Enriched] = 2 });
        (await reopened.Work.Apply([Answer()]))[0].Final.ShouldBeEmpty();
        (await reopened.Entities.Load(Company("acme.com"))).NextCallId.ShouldBe("acme/company/acme.com#2");
    }

    [Fact]
    public async Task Nothing_of_a_deleted_table_is_left_in_any_file()
    {
        await using var store = Open();
        await store.Tables.CreateTable(Definition());
        await store.Tables.AppendRows(Table, [Row(1) with { Cells = ["SECRETCELL"], Entities = [new(Company("a.com"), new Dictionary<string, string> { ["company.phone"] = "SECRETGIVEN" })] }]);
        await store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        await store.Work.Apply([Answer(Company("a.com"), value: "SECRETVALUE")]);

        await store.Tables.DeleteTable(Table);

        foreach (var file in Directory.GetFiles(_scratch.Path))
        {
            System.Text.Encoding.UTF8.GetString(ReadShared(file)).ShouldNotContain("SECRET", Case.Sensitive);
        }
    }

    [Fact]
    public async Task A_full_disk_is_an_error_that_names_the_file_and_nothing_of_the_write_is_kept()
    {
        await using var store = Open();
        await store.Tables.CreateTable(Definition());
        await store.Tables.AppendRows(Table, [Row(1)]);
        await MostPages(store, 1);
        var big = Row(2) with { Cells = [new string('x', 1_000_000)] };

        var full = await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Tables.AppendRows(Table, [big]));

        full.Message.ShouldContain(StoreFile);
        full.Message.ShouldContain("full");
        await MostPages(store, 1_000_000);
        (await store.Tables.RowsInOrder(Table, 0, 10)).Count.ShouldBe(1);
        await store.Tables.AppendRows(Table, [big]);
        (await store.Tables.RowsInOrder(Table, 0, 10)).Count.ShouldBe(2);
    }

    /// <summary>SQLite does not go below the pages that are there: 1 stands for not one more.</summary>
    private static Task<long> MostPages(SqliteStore store, int pages) => store.Writer.Between(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count={pages}";
        return (long)command.ExecuteScalar()!;
    });

    private SqliteStore Open() => SqliteStore.Open(new SqliteStoreOptions { Path = _scratch.Path });

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private List<int> Versions()
    {
        var versions = new List<int>();
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version FROM schema_version ORDER BY version";
        using var reader = command.ExecuteReader();
        while (reader.Read()) versions.Add(reader.GetInt32(0));
        return versions;
    }

    private void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={StoreFile};Pooling=false");
        connection.Open();
        return connection;
    }
}
