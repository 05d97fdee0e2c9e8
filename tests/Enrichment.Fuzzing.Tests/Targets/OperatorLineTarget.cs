using System.Text;
using Enrichment.Fuzzing.Tests.Engine;
using Enrichment.Host.Tests.Support;
using Enrichment.Operators.Commands;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>A line that an operator types, carried out by a real node's port: answered or refused with a reason, and the node goes on.</summary>
public sealed class OperatorLineTarget(PbmOfTest pbm) : FuzzTarget
{
    public override string Name => "pbm-lines";

    public override int Weight => 20;

    public override IReadOnlyList<string> Words =>
        [" -j", " --json", " -w ", " -y", " -b ", "bucket ", "source ", "ledger ", "row ", "run ", "entity ", "journal ", "list", "pause", "show", "help", "\"", "'", "\\", "=", "--", " -n 99999999999"];

    public override async Task Feed(byte[] input)
    {
        // A command that follows the log would never end: its most is said where it is not.
        var line = Encoding.UTF8.GetString(input.AsSpan(0, Math.Min(input.Length, 4_000)));
        if (line.Contains("tail", StringComparison.OrdinalIgnoreCase) || line.Contains("leave", StringComparison.OrdinalIgnoreCase) || line.Contains("down", StringComparison.OrdinalIgnoreCase)) return;
        try
        {
            await pbm.Run(line);
        }
        catch (CommandProblemException refused)
        {
            refused.Message.ShouldNotBeNullOrWhiteSpace();
            refused.Message.ShouldNotContain("   at Enrichment.");
        }
    }
}
