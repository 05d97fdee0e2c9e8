using System.Collections.Concurrent;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;

namespace Enrichment.Actors.Tests.Support;

/// <summary>A source whose answers a test writes, and which remembers what it was asked.</summary>
internal sealed class FakeSource(SourceDefinition definition, Func<SourceQuery, int, SourceAnswer> answer) : ISource
{
    private readonly ConcurrentDictionary<string, int> asked = new();

    public SourceDefinition Definition => definition;

    /// <summary>Questions in order of arrival, by entity.</summary>
    public ConcurrentQueue<EntityId> Calls { get; } = new();

    /// <summary>Ends when it is asked for the first time.</summary>
    public TaskCompletionSource FirstCall { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where set, an answer is held back until the gate is opened.</summary>
    public TaskCompletionSource? Held { get; set; }

    public async Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop)
    {
        Calls.Enqueue(query.Entity);
        FirstCall.TrySetResult();
        var times = asked.AddOrUpdate(query.Entity.ToString(), 1, (_, n) => n + 1);
        if (Held is { } held)
        {
            await held.Task.WaitAsync(stop);
        }

        return answer(query, times);
    }

    /// <summary>A source of company facts that needs a domain.</summary>
    public static FakeSource Company(
        string operation, decimal price, IReadOnlyList<string> gives, Func<SourceQuery, int, SourceAnswer> answer, TimeSpan? freeRepeat = null) =>
        new(
            new SourceDefinition(
                operation, operation.Split('.')[0], operation.Split('.')[0], EntityKind.Company, [["company.domain"]], [], gives,
                SourceTier.Cheap, new Price(price, 1, "test"), freeRepeat, 3),
            answer);

    /// <summary>Finds every field for one unit.</summary>
    public static SourceAnswer Found(SourceQuery query, params string[] fields) =>
        SourceAnswer.Of([.. fields.Select(f => new FoundFact(f, $"{f} of {query.Entity.Key}", 0.9))], Charge.Of(1));
}

internal sealed class FakeCatalog(params FakeSource[] sources) : ISourceCatalog
{
    public IReadOnlyList<SourceDefinition> Operations { get; } = [.. sources.Select(s => s.Definition)];

    public IReadOnlyList<AccountDefinition> Accounts { get; init; } =
        [.. sources.Select(s => s.Definition.Account).Distinct().Select(a => new AccountDefinition(a, [], null, null, null))];

    public ISource Source(string operation) => sources.First(s => s.Definition.Operation == operation);
}
