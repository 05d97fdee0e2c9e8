using Enrichment.Host.Composition;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Host.Operators;

/// <summary>The actors of this node.</summary>
internal sealed class NodeActorOperations(IEngine engine) : IActorOperations
{
    public IReadOnlyList<ActorNode> Hierarchy(string? start, int depth, int mostChildren)
    {
        var tree = RuntimeInsight.Tree(engine.ActorSystem, start ?? "/", depth, mostChildren)
            ?? throw new CommandProblemException($"there is no actor at '{start}'; actor hierarchy -s /user shows those of the program");
        return [.. tree.Select(n => new ActorNode(n.Path, n.Depth, n.Children))];
    }
}
