using System.Text;
using Enrichment.Operators.Commands;

namespace Enrichment.Operators.Tests.Support;

/// <summary>Commands over palettes, without any transport.</summary>
internal sealed class RunnerOfTest(params Palette[] palettes)
{
    public AuditOfTest Audit { get; } = new();

    /// <summary>What was written before a refusal.</summary>
    public string Written { get; private set; } = "";

    public async Task<string> Run(string line)
    {
        var text = new StringBuilder();
        try
        {
            await new CommandRunner(new CommandBook(palettes), Audit).Run(WordSplitter.Split(line), "ann", (piece, _) =>
            {
                text.Append(piece);
                return Task.CompletedTask;
            }, CancellationToken.None);
        }
        finally
        {
            Written = text.ToString();
        }

        return Written;
    }

    /// <summary>What the command is refused with.</summary>
    public async Task<string> Refusal(string line) => (await Should.ThrowAsync<CommandProblemException>(() => Run(line))).Message;
}
