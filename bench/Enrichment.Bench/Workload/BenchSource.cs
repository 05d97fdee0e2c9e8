using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;

namespace Enrichment.Bench.Workload;

/// <summary>A paid source of company facts that knows every company and answers at once.</summary>
internal sealed class BenchSource(string operation, string family, decimal dollars, TimeSpan? freeRepeat, params string[] gives) : ISource
{
    public const decimal Dollars = 0.01m;

    public SourceDefinition Definition { get; } = new(
        operation, family, family.ToLowerInvariant(), EntityKind.Company, [["company.domain"]], [], gives, SourceTier.Cheap,
        new Price(dollars, 1, "bench-1"), freeRepeat, 3);

    /// <summary>Where set, it sees each question before it is answered: what it returns holds the answer back.</summary>
    public Func<SourceQuery, Task>? Asked { get; set; }

    public async Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop)
    {
        if (Asked is { } asked)
        {
            await asked(query).WaitAsync(stop);
        }

        return SourceAnswer.Of(Facts(query.Entity), Charge.Of(1));
    }

    public IReadOnlyList<FoundFact> Facts(EntityId entity) =>
        [.. Definition.Gives.Select(field => new FoundFact(field, $"{field} of {entity.Key}", 0.9, $"https://{entity.Key}/about"))];
}

/// <summary>The two sources of every benchmark: three fields, one of them free to repeat as at real vendors.</summary>
/// <param name="dollars">What a call costs; a free one needs no intent.</param>
internal sealed class BenchCatalog(decimal dollars = BenchSource.Dollars) : ISourceCatalog
{
    public static readonly string[] Fields = ["company.phone", "company.employee_count", "company.description"];

    public BenchSource First { get; init; } = new("alpha.company", "Alpha", dollars, null, Fields[0], Fields[1]);

    public BenchSource Second { get; init; } = new("beta.company", "Beta", dollars, TimeSpan.FromDays(30), Fields[2]);

    public IReadOnlyList<SourceDefinition> Operations => [First.Definition, Second.Definition];

    public IReadOnlyList<AccountDefinition> Accounts => [.. Operations.Select(o => o.Account).Distinct().Select(account => new AccountDefinition(account, [], null, null, null))];

    /// <summary>Under the names of real operations, which the real program asks when it goes on with what these left.</summary>
    public static BenchCatalog NamedLikeVendors() => new()
    {
        First = new BenchSource("hunter.company", "Hunter", BenchSource.Dollars, null, Fields[0], Fields[1]),
        Second = new BenchSource("hunter.domain-search", "Hunter", BenchSource.Dollars, TimeSpan.FromDays(30), Fields[2]),
    };

    public ISource Source(string operation) => operation == First.Definition.Operation ? First : Second;
}
