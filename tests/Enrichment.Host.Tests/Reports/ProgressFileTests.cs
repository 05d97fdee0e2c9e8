using System.Text.Json;
using Enrichment.Domain.Rows;
using Enrichment.Host.Output;
using Enrichment.Host.Reports;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Reports;

public sealed class ProgressFileTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ManualTime time = new();
    private readonly ProgressFile file;

    public ProgressFileTests() => file = new ProgressFile(folder.At("enrichment_progress.json"), folder.At("spool"), time);

    [Fact]
    public async Task It_lists_what_is_done_and_what_failed_by_id()
    {
        RowStatus[] statuses = [RowStatus.Enriched, RowStatus.Failed, RowStatus.Partial, RowStatus.Deferred, RowStatus.NoResult, RowStatus.Skipped];
        for (var i = 0; i < statuses.Length; i++)
        {
            file.Add(Some.Row(i + 1, i + 1, statuses[i]));
        }

        await file.Write(Header("running"));
        var json = JsonDocument.Parse(File.ReadAllText(file.Path)).RootElement;
        json.GetProperty("completed_ids").EnumerateArray().Select(i => i.GetString()).ShouldBe(["id1", "id3", "id5", "id6"]);
        json.GetProperty("failed_ids").EnumerateArray().Select(i => i.GetString()).ShouldBe(["id2"]);
        json.GetProperty("completed_count").GetInt64().ShouldBe(4);
        json.GetProperty("total_records").GetInt64().ShouldBe(6);
        json.GetProperty("total_tokens").GetInt64().ShouldBe(0);
        json.GetProperty("errors").GetArrayLength().ShouldBe(1);
        json.GetProperty("started_at").GetDateTimeOffset().ShouldBe(Some.Time);
        json.TryGetProperty("last_updated", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task It_reads_back_as_it_was_written_and_grows_when_written_again()
    {
        await file.Write(Header("running"));
        ReadProgress.From(file.Path)!.CompletedIds.ShouldBeEmpty();
        file.Add(Some.Row(1, 1, RowStatus.Enriched));
        file.Add(Some.Row(2, 2, RowStatus.Enriched));
        await file.Write(Header("completed"));
        var read = ReadProgress.From(file.Path)!;
        read.CompletedIds.ShouldBe(["id1", "id2"]);
        read.ShouldSatisfyAllConditions(
            r => r.InputSha256.ShouldBe("abc"), r => r.Run.ShouldBe("local/r"), r => r.TotalCost.ShouldBe(1.25m), r => r.Status.ShouldBe("completed"));
    }

    [Fact]
    public async Task It_is_due_at_most_once_a_second()
    {
        file.IsDue.ShouldBeTrue();
        await file.Write(Header("running"));
        file.IsDue.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(999));
        file.IsDue.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));
        file.IsDue.ShouldBeTrue();
    }

    [Fact]
    public async Task A_target_that_cannot_be_replaced_is_named_and_left_alone()
    {
        Directory.CreateDirectory(folder.At("taken"));
        using var blocked = new ProgressFile(folder.At("taken"), folder.At("spool2"), time);
        var refused = await Should.ThrowAsync<OutputProblemException>(() => blocked.Write(Header("running")));
        refused.Path.ShouldBe(folder.At("taken"));
        Directory.GetFiles(folder.Path, "*.new").ShouldBeEmpty();
    }

    [Fact]
    public void A_damaged_file_is_named_with_its_line()
    {
        File.WriteAllText(file.Path, "{\n\"completed_ids\": [\"a\",\n");
        Should.Throw<Enrichment.Host.Files.InputProblemException>(() => ReadProgress.From(file.Path)).Message.ShouldStartWith($"{file.Path}, line ");
    }

    private static ProgressHeader Header(string status) =>
        new("local/r", "in.csv", "abc", "out.csv", status, Some.Time, Some.Time, 6, 0, 1.250m, ["row 2: failed"]);

    public void Dispose()
    {
        file.Dispose();
        folder.Dispose();
    }
}
