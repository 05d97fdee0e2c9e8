using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>journal</c>: whether every stored event can be read, who writes, and what lies behind.</summary>
public static class JournalPalette
{
    private const int Checked = 20;
    private static readonly Switch Entity = new('e', "entity", "id", "A run (tenant/name) or a bucket (tenant/run/segment). Without it the newest runs with their buckets.");

    public static Palette Of(IJournalOperations journal, IClusterOperations cluster) => new("journal", "The events of runs and buckets.",
    [
        new Query("verify", "Reads and decodes every event; changes nothing.", async (given, stop) =>
        {
            var report = await journal.Verify(given.Text(Entity), given.Number(CommonSwitches.Count(Checked), Checked), stop);
            return Answer.Details(report, report.Broken == 0 ? null : $"{report.Broken} of {report.Journals} journals cannot be trusted");
        })
        {
            Switches = [Entity, CommonSwitches.Count(Checked)],
        },
        new Query("writers", "The nodes that may write, with the epochs that their shards have.", async (_, stop) =>
            Answer.Table(JournalWriters.Of(await cluster.Members(stop), await cluster.Shards(stop)), "nobody")),
        new Query("lag", "Writes that wait, and runs whose view lies behind their journal.", async (_, stop) => Answer.Details(await journal.Lag(stop))),
    ]);
}
