using Akka.Actor;
using Akka.Streams;
using Enrichment.Actors.Scheduling;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Operators.Seams;

namespace Enrichment.Host.Composition;

/// <summary>What happened to a command.</summary>
/// <param name="Problem">Why it was refused; null when it was done.</param>
/// <param name="RetryAfter">Set where it was only refused for now.</param>
/// <param name="IsUnanswered">It was not refused: nobody knows whether it was done.</param>
public sealed record CommandResult(string? Problem, TimeSpan? RetryAfter = null, bool IsUnanswered = false)
{
    public static readonly CommandResult Done = new((string?)null);
}

/// <summary>The running system on one node, as the command line and the gateway use it; every trigger passes the gateway actor.</summary>
public interface IEngine : IAsyncDisposable
{
    ITableStore Tables { get; }

    IWorkStore Work { get; }

    ILedger Ledger { get; }

    ISourceCatalog Sources { get; }

    /// <summary>Runs streams; they end with the engine.</summary>
    IMaterializer Streams { get; }

    /// <summary>The actors, for operators to look at.</summary>
    ActorSystem ActorSystem { get; }

    /// <summary>Hints that something durable has changed.</summary>
    StoreNews News { get; }

    /// <summary>Why this node cannot work now; null when it can.</summary>
    string? Problem { get; }

    /// <summary>What of a run's journal this node could not replay; null where nothing is known to be damaged.</summary>
    RunDamage? Damage(RunId run) => null;

    /// <summary>The cluster for operators; null for a node alone.</summary>
    /// <param name="leave">Begins this node's graceful end.</param>
    IClusterOperations? Cluster(Func<Task> leave, TimeProvider time);

    /// <summary>Whether duties that one node does for all are this one's; two may believe so for a moment, or none.</summary>
    bool LeadsDuties { get; }

    /// <summary>Starts a run, or joins the one with the same id.</summary>
    Task<CommandResult> StartRun(RunDefinition run, CancellationToken stop);

    /// <summary>How a run stands now.</summary>
    Task<RunProgress?> Progress(RunId run, CancellationToken stop);

    /// <summary>Changes a run's budget while it works or after a budget stopped it, which takes it up again.</summary>
    Task<CommandResult> SetRunBudget(RunId run, decimal? limit, CancellationToken stop);

    /// <summary>Stops new work of a run; what is in flight is finished and charged.</summary>
    Task<CommandResult> PauseRun(RunId run, CancellationToken stop);

    Task<CommandResult> ResumeRun(RunId run, CancellationToken stop);

    /// <summary>Ends a run for good; what is in flight is finished and charged, what is left is deferred.</summary>
    Task<CommandResult> CancelRun(RunId run, string? why, CancellationToken stop);

    /// <summary>Ends one bucket of a run so.</summary>
    Task<CommandResult> CancelBucket(BucketId bucket, string? why, CancellationToken stop);

    Task<CommandResult> PauseBucket(BucketId bucket, string? why, CancellationToken stop);

    Task<CommandResult> ResumeBucket(BucketId bucket, string? why, CancellationToken stop);

    Task<CommandResult> SetBucketBudget(BucketId bucket, decimal limit, string? why, CancellationToken stop);

    /// <summary>Moves a bucket's lookups to another class, those that wait already too.</summary>
    Task<CommandResult> SetBucketPriority(BucketId bucket, PriorityClass priority, CancellationToken stop);

    /// <summary>Every vendor account with its state and queue.</summary>
    Task<IReadOnlyList<AccountView>> Accounts(CancellationToken stop);

    Task<CommandResult> PauseAccount(string account, string why, CancellationToken stop);

    Task<CommandResult> ResumeAccount(string account, CancellationToken stop);

    /// <summary>Keeps a schedule from here on: this node pings its actor, which is one in the cluster.</summary>
    IKeptSchedule Keep(SchedulerServices services);

    /// <summary>Forgets an entity, in memory and in the store; refused while it is being looked up.</summary>
    Task<CommandResult> ForgetEntity(EntityId entity, CancellationToken stop);

    /// <summary>Forgets a tenant's data, in memory and in the store. No run of the tenant may be under way.</summary>
    Task<ErasedData> EraseTenant(string tenant);

    /// <summary>Stops taking work, lets what is in flight end (at most <paramref name="patience"/>), and stops.</summary>
    Task Shutdown(TimeSpan patience);
}
