using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>entity</c>: what is known of a company, person or property, and forgetting it.</summary>
public static class EntityPalette
{
    private static readonly Switch Entity = new('e', "entity", "entity", "tenant/kind/key, or kind/key such as company/acme.com.") { IsRequired = true };

    /// <param name="tenant">Whose it is where none is named.</param>
    public static Palette Of(IEntityOperations entities, string tenant) => new("entity", "Companies, persons and properties.",
    [
        new Query("show", "What is known of it, where from, and what was asked.", async (given, _) =>
        {
            var id = Names.Entity(given.Require(Entity), given.Text(CommonSwitches.Tenant), tenant);
            return Answer.Details(await entities.Show(id) ?? throw new CommandProblemException($"nothing is known of {id}"));
        })
        {
            Switches = [Entity, CommonSwitches.Tenant],
        },
        new Steer("forget", "Takes away its facts, answered questions and what it gave to rows; of a person the cells of its rows too. Calls stay.", (given, _) =>
        {
            var id = Names.Entity(given.Require(Entity), given.Text(CommonSwitches.Tenant), tenant);
            return Task.FromResult(ChangePlan.One(Change.Of(id.Tenant, "entity.delete", id.ToString(), "", () => entities.Forget(id))));
        })
        {
            Switches = [Entity, CommonSwitches.Tenant],
        },
    ])
    {
        Aliases = ["entities"],
    };
}
