using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>actor</c>: this node's actors.</summary>
public static class ActorPalette
{
    private const int Deep = 4;
    private const int Wide = 20;
    private static readonly Switch Start = new('s', "start", "path", "Where to begin, such as /user. Default the root.");
    private static readonly Switch Depth = new('d', "depth", "number", $"How far below. Default {Deep}.") { Kind = SwitchKind.Number, Least = 0, Most = 32 };

    public static Palette Of(IActorOperations actors) => new("actor", "This node's actors.",
    [
        new Query("hierarchy", "The tree of actors, with how many children each has.", (given, _) =>
        {
            var nodes = actors.Hierarchy(given.Text(Start), given.Number(Depth, Deep), given.Number(CommonSwitches.Count(Wide), Wide));
            return Task.FromResult(Answer.Table<ActorLine>([.. nodes.Select(ActorLine.Of)], "no actor", nodes));
        })
        {
            Switches = [Start, Depth, CommonSwitches.Count(Wide) with { Description = $"Children of one actor that are listed at the most. Default {Wide}." }],
        },
    ])
    {
        Aliases = ["actors"],
    };

    /// <param name="Actor">Its name, moved in by its depth, or its path at the top.</param>
    private sealed record ActorLine(string Actor, int Children)
    {
        public static ActorLine Of(ActorNode node) => new(
            node.Depth == 0 ? node.Path : new string(' ', 2 * node.Depth) + node.Path[(node.Path.LastIndexOf('/') + 1)..], node.Children);
    }
}
