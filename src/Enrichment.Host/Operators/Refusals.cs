using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Operators.Commands;

namespace Enrichment.Host.Operators;

/// <summary>The refusals of engine and gateway as operators are told them.</summary>
internal static class Refusals
{
    /// <exception cref="CommandProblemException">The engine refused.</exception>
    public static async Task Require(Task<CommandResult> command)
    {
        if ((await command).Problem is { } problem)
        {
            throw new CommandProblemException(problem);
        }
    }

    /// <exception cref="CommandProblemException">It was refused.</exception>
    public static async Task Told(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ProblemException refused)
        {
            throw new CommandProblemException(refused.Detail is { } detail ? $"{refused.Message} {detail}" : refused.Message, refused);
        }
    }
}
