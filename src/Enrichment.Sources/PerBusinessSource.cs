using Enrichment.Domain.Sources;

namespace Enrichment.Sources;

/// <summary>A source that states no price: so many dollars per business, reserved when it is asked, charged when it enriched.</summary>
internal sealed class PerBusinessSource(ISource source, decimal dollars) : ISource
{
    public SourceDefinition Definition { get; } = source.Definition with
    {
        Price = new Price(dollars, 1, $"{dollars} per business, no price stated"),
    };

    public async Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop)
    {
        var answer = await source.Ask(query, stop);
        return answer with
        {
            Charge = answer.Class == AnswerClass.Data ? Charge.Of(1)
                : answer.Charge.Kind == ChargeKind.Unknown ? Charge.Unknown
                : Charge.None,
        };
    }
}
