using Enrichment.Actors;
using Enrichment.Domain.Sources;

namespace Enrichment.Simulation.Plans;

/// <summary>Everything that a seed decides before a world begins.</summary>
internal sealed record WorldPlan
{
    public required long Seed { get; init; }

    /// <summary>What goes wrong in this world.</summary>
    public required FaultKinds Faults { get; init; }

    public required IReadOnlyList<AccountDefinition> Accounts { get; init; }

    public required IReadOnlyList<SourcePlan> Sources { get; init; }

    public required IReadOnlyList<RunPlan> Runs { get; init; }

    /// <summary>What each tenant may spend in a day; null for no limit.</summary>
    public required IReadOnlyDictionary<string, decimal?> DayLimits { get; init; }

    public required StorePlan Store { get; init; }

    public required ActorSettings Settings { get; init; }

    public required IReadOnlyList<CrashPlan> Crashes { get; init; }

    public required IReadOnlyList<OutagePlan> Outages { get; init; }

    /// <summary>When the wall clock is set, and by how much.</summary>
    public required IReadOnlyList<(TimeSpan At, TimeSpan By)> ClockTurns { get; init; }

    public required IReadOnlyList<OperatorPlan> Operators { get; init; }

    /// <summary>The nodes, where there are several; null for one alone.</summary>
    public required ClusterPlan? Cluster { get; init; }

    /// <summary>How many of a hundred messages between actors are lost.</summary>
    public required double Lost { get; init; }

    /// <summary>In so many of a hundred steps time passes although actors have something to do.</summary>
    public required double Haste { get; init; }

    /// <summary>How much time passes at the most in such a step.</summary>
    public TimeSpan MostHaste => IsUneven || Grain > TimeSpan.Zero ? TimeSpan.FromMilliseconds(50) : TimeSpan.FromDays(1);

    /// <summary>Whatever takes time takes a multiple of this, so that much falls together; zero where it does not.</summary>
    public required TimeSpan Grain { get; init; }

    /// <summary>Some actors are always behind others.</summary>
    public required bool IsUneven { get; init; }

    /// <summary>From then on nothing goes wrong any more.</summary>
    public required TimeSpan FaultsEnd { get; init; }

    public bool Has(FaultKinds fault) => Faults.HasFlag(fault);
}
