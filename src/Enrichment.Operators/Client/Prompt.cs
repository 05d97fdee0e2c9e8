using Enrichment.Operators.Commands;

namespace Enrichment.Operators.Client;

/// <summary>Reads commands from a terminal, a line each, until <c>exit</c> or the end of the input. A command that fails does not end it.</summary>
public sealed class Prompt(PortClient client, TextReader input, TextWriter output, TextWriter errors)
{
    private static readonly string[] Goodbyes = ["exit", "quit", "bye"];

    /// <param name="isTerminal">Whether a person sees the prompt.</param>
    public async Task Run(bool isTerminal, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (isTerminal)
            {
                output.Write($"[{client.Address}] pbm> ");
                output.Flush();
            }

            // A terminal's reader blocks until a line is whole: on a thread of its own it keeps nobody from ending.
            if (await Task.Run(input.ReadLine, stop).WaitAsync(stop) is not { } line || Goodbyes.Contains(line.Trim(), StringComparer.OrdinalIgnoreCase))
            {
                return;
            }

            await RunLine(line, stop);
        }
    }

    private async Task RunLine(string line, CancellationToken stop)
    {
        try
        {
            var words = WordSplitter.Split(line);
            // As it is typed in a shell: a habit that costs nothing to understand.
            var command = words is ["pbm", ..] ? [.. words.Skip(1)] : words;
            if (command.Count > 0)
            {
                await client.Run(command, output.Write, stop);
            }
        }
        catch (Exception problem) when (problem is CommandProblemException or PortUnavailableException)
        {
            errors.WriteLine(problem.Message);
        }
    }
}
