using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>cluster-sharding</c>: types of entities, their shards, who has them, and what moves.</summary>
public static class ShardingPalette
{
    private static readonly Switch Region = new('r', "region", "region", "A type of entity, as list-regions shows them.") { IsRequired = true };
    private static readonly Switch Entity = new('e', "entity", "entity", "An entity's id, such as acme/company/acme.com.") { IsRequired = true };

    public static Palette Of(IShardingOperations sharding, IClusterOperations cluster)
    {
        var answers = new ShardingAnswers(sharding, cluster);
        return new Palette("cluster-sharding", "Types of entities and where their shards are.",
        [
            new Query("list-regions", "The types of entities of this node, with what is alive here.", (_, stop) => answers.Regions(stop)),
            new Query("region-stats", "Shards and live entities of a type, a line a node.", (given, stop) => answers.Stats(given.Require(Region), stop)) { Switches = [Region] },
            new Query("list-shards", "The shards of a type: owner, epoch, phase, and entities alive here.", (given, stop) => answers.Shards(given.Require(Region), stop)) { Switches = [Region] },
            new Query("moves", "Shards that change their owner: phase and age of each move.", (_, stop) => answers.Moves(stop)),
            new Query("locate", "Where an entity belongs, and whether it is alive here.", (given, stop) => answers.Locate(given.Require(Region), given.Require(Entity), stop)) { Switches = [Region, Entity] },
        ])
        {
            Aliases = ["sharding"],
        };
    }
}
