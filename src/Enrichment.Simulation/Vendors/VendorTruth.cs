using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Simulation.Chance;

namespace Enrichment.Simulation.Vendors;

/// <summary>What a vendor knows of a company: the same whenever it is asked.</summary>
/// <param name="Units">What a clean answer is charged.</param>
internal sealed record VendorTruth(AnswerClass Class, IReadOnlyList<FoundFact> Facts, decimal Units)
{
    public static VendorTruth Of(long seed, SourceDefinition source, EntityId entity, bool chargesNothingKnown)
    {
        var draw = Draw.Of(seed, "truth", source.Operation, entity.ToString());
        if (source.Gives is ["company.domain"])
        {
            // A company that is known by name only: what it is numbered by, it is called by.
            return new VendorTruth(AnswerClass.Data, [new FoundFact("company.domain", DomainOf(entity), 0.9)], 1);
        }

        return draw.Number(1, 100) switch
        {
            <= 65 => new VendorTruth(AnswerClass.Data, [.. draw.Some(source.Gives).Select(f => Fact(draw, source, entity, f))], draw.Number(1, (int)source.Price.MostUnits)),
            <= 90 => new VendorTruth(AnswerClass.NoData, [], chargesNothingKnown ? 1 : 0),
            <= 98 => new VendorTruth(AnswerClass.BadInput, [], 0),
            _ => new VendorTruth(AnswerClass.Suppressed, [], 0),
        };
    }

    /// <summary>A value that says of whom it is, and who gave it.</summary>
    public static string Value(string field, EntityId entity, string operation) => $"{field} of {KeyOf(entity)} by {operation}";

    /// <summary>Names and domains of a company agree, so that a row tells whose value it got.</summary>
    public static string KeyOf(EntityId entity) => entity.IsProvisional ? DomainOf(entity) : entity.Key;

    private static string DomainOf(EntityId entity) => entity.IsProvisional ? $"c{entity.Key["~name".Length..]}.com" : entity.Key;

    private static FoundFact Fact(Draw draw, SourceDefinition source, EntityId entity, string field) =>
        new(field, Value(field, entity, source.Operation), draw.Percent(80) ? 0.9 : 0.3);
}
