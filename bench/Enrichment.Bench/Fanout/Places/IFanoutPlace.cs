using Enrichment.Bench.Fanout.BestCase;
using Enrichment.Host.Composition;
using Enrichment.Storage;

namespace Enrichment.Bench.Fanout.Places;

/// <summary>Where one measurement's store lies. Its parts are used one after the other, each closed before the next.</summary>
internal interface IFanoutPlace : IAsyncDisposable
{
    Task<IStore> OpenStore();

    Task<IEngine> StartEngine(IStore store);

    /// <summary>The best case's connection to a store that is closed.</summary>
    IBestCaseRecords OpenBestCase();

    /// <summary>What was written before leaves nothing to be done in the run.</summary>
    Task Quiesce(IStore? store);

    /// <summary>Processor seconds that a server of its own has used since it was started; 0 where there is none.</summary>
    double ServerProcessor { get; }

    /// <summary>Transactions of this place so far; called while the product's store is still open.</summary>
    Task<long> Transactions(IStore store);

    /// <summary>From now on each statement's time is counted, which costs some itself.</summary>
    /// <param name="store">The product's; null for the best case, which is watched where a server can be asked.</param>
    Task WatchStatements(IStore? store);

    Task PrintStatements(IStore? store);

    /// <summary>What the store takes on the disk; called while it is open.</summary>
    Task<long> Bytes(IStore store);

    /// <summary>What the store holds, in words.</summary>
    Task<string> Records();
}

/// <summary>The kinds of place, by their name on the command line.</summary>
internal static class FanoutPlaces
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static async Task<IFanoutPlace> Make(string kind) => kind switch
    {
        Sqlite => new SqlitePlace(),
        Postgres => await PostgresPlace.Make(),
        _ => throw new ArgumentException($"There is no store '{kind}'; there are {Sqlite} and {Postgres}.", nameof(kind)),
    };
}
