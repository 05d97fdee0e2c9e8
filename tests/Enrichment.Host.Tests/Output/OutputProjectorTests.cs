using System.Text;
using Enrichment.Domain.Rows;
using Enrichment.Host.Files;
using Enrichment.Host.Output;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Output;

public sealed class OutputProjectorTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly MemoryTables store = new();
    private readonly TableDefinition table = Some.Table("name", "url");
    private readonly OutputTarget target;
    private const string Header = "name,url,industry,company_phone,enrichment_status,enrichment_sources,enrichment_cost\n";

    public OutputProjectorTests() => target = Target("out.csv");

    [Fact]
    public async Task Rows_are_appended_in_the_order_they_finish()
    {
        using var projector = await Open();
        store.Rows[2] = Some.Row(2, 1, RowStatus.Enriched, "b", "");
        (await projector.Project()).ShouldBe(1);
        store.Rows[1] = Some.Row(1, 2, RowStatus.Failed, "a", "");
        (await projector.Project()).ShouldBe(1);
        (await projector.Project()).ShouldBe(0);
        Written().ShouldBe(Header + "b,,,,enriched,,0\na,,,,failed,,0\n");
    }

    [Fact]
    public async Task Deferred_rows_wait_for_the_end()
    {
        using var projector = await Open();
        store.Rows[1] = Some.Row(1, 1, RowStatus.Deferred, "a", "");
        store.Rows[2] = Some.Row(2, 2, RowStatus.NoResult, "b", "");
        (await projector.Project()).ShouldBe(1);
        await projector.Finish();
        Written().ShouldBe(Header + "a,,,,deferred,,0\nb,,,,no_result,,0\n");
    }

    [Fact]
    public async Task A_resumed_run_cuts_what_the_mark_does_not_vouch_for_and_goes_on()
    {
        store.Rows[1] = Some.Row(1, 1, RowStatus.Enriched, "a", "");
        using (var first = await Open())
        {
            await first.Project();
        }

        File.AppendAllText(target.Path, "half a li");
        store.Rows[2] = Some.Row(2, 2, RowStatus.Enriched, "b", "");
        using var second = await Open();
        await second.Project();
        second.Rows.ShouldBe(2);
        Written().ShouldBe(Header + "a,,,,enriched,,0\nb,,,,enriched,,0\n");
    }

    [Fact]
    public async Task A_file_shorter_than_its_mark_is_written_again_from_the_store()
    {
        store.Rows[1] = Some.Row(1, 1, RowStatus.Enriched, "a", "");
        using (var first = await Open())
        {
            await first.Project();
        }

        File.WriteAllText(target.Path, "gone");
        using var second = await Open();
        await second.Project();
        Written().ShouldBe(Header + "a,,,,enriched,,0\n");
    }

    [Fact]
    public async Task A_mark_of_another_path_does_not_cut_this_one()
    {
        store.Rows[1] = Some.Row(1, 1, RowStatus.Enriched, "a", "");
        using (var first = await Open())
        {
            await first.Project();
        }

        using var other = await OutputProjector.Open(store, table, Target("other.csv"), false, false);
        await other.Project();
        File.ReadAllText(folder.At("other.csv")).ShouldBe(Header + "a,,,,enriched,,0\n");
    }

    [Fact]
    public async Task After_the_final_order_a_resumed_run_begins_the_file_again()
    {
        store.Rows[1] = Some.Row(1, 2, RowStatus.Enriched, "a", "");
        store.Rows[2] = Some.Row(2, 1, RowStatus.Enriched, "b", "");
        using (var first = await Open())
        {
            await first.Project();
            await first.Finish();
        }

        Written().ShouldBe(Header + "a,,,,enriched,,0\nb,,,,enriched,,0\n");
        using var second = await Open();
        await second.Project();
        Written().ShouldBe(Header + "b,,,,enriched,,0\na,,,,enriched,,0\n");
    }

    [Fact]
    public async Task A_second_run_on_the_same_output_is_refused()
    {
        using var projector = await Open();
        var refused = await Should.ThrowAsync<OutputProblemException>(Open);
        refused.Message.ShouldBe($"{target.Path}: another run is writing it; wait for that run, or choose another --output");
    }

    [Fact]
    public async Task A_directory_or_a_missing_folder_as_output_is_named()
    {
        var directory = await Should.ThrowAsync<OutputProblemException>(() => OutputProjector.Open(store, table, Target("."), false, false));
        directory.Message.ShouldContain("is a directory");
        var missing = await Should.ThrowAsync<OutputProblemException>(() => OutputProjector.Open(store, table, Target("none/out.csv"), false, false));
        missing.Message.ShouldContain("its folder does not exist");
    }

    [Fact]
    public async Task A_full_disk_is_named()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        File.CreateSymbolicLink(target.Path, "/dev/full");
        var refused = await Should.ThrowAsync<OutputProblemException>(Open);
        refused.Message.ShouldBe($"{target.Path}: the disk is full");
    }

    [Fact]
    public async Task The_shape_of_the_input_is_kept()
    {
        var format = new CsvFormat(CsvEncoding.Utf8OrWindows1252, 3, ';', "\r\n");
        store.Rows[1] = Some.Row(1, 1, RowStatus.Enriched, "a;b", "say \"hi\"\nthere");
        using var projector = await OutputProjector.Open(store, table, new OutputTarget(folder.At("out.csv"), format), false, false);
        await projector.Project();
        await projector.Finish();
        var bytes = File.ReadAllBytes(target.Path);
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes[3..]).ShouldBe(
            Header.Replace(',', ';').Replace("\n", "\r\n", StringComparison.Ordinal) + "\"a;b\";\"say \"\"hi\"\"\nthere\";;;enriched;;0\r\n");
    }

    [Fact]
    public async Task Pages_cover_every_row_once()
    {
        for (var i = 1; i <= 1_234; i++)
        {
            store.Rows[i] = Some.Row(i, 1_235 - i, RowStatus.Enriched, $"n{i}", "");
        }

        using var projector = await Open();
        (await projector.Project()).ShouldBe(1_234);
        await projector.Finish();
        Csv.Cells(target.Path).Skip(1).Select(c => c[0]).ShouldBe(Enumerable.Range(1, 1_234).Select(i => $"n{i}"));
    }

    private static readonly CsvFormat Format = new(CsvEncoding.Utf8OrWindows1252, 0, ',', "\n");

    private OutputTarget Target(string name) => new(folder.At(name), Format);

    private Task<OutputProjector> Open() => OutputProjector.Open(store, table, target, false, false);

    private string Written() => File.ReadAllText(target.Path);

    public void Dispose() => folder.Dispose();
}
