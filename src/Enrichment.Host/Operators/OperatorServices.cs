using Akka.Actor;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Palettes;
using Enrichment.Operators.Seams;

namespace Enrichment.Host.Operators;

/// <summary>What operators' commands need of a node, and the commands themselves.</summary>
internal static class OperatorServices
{
    public static IServiceCollection AddOperators(this IServiceCollection services, LocalNode node)
    {
        services.AddSingleton<ILogOperations>(node.Log.Feed);
        services.AddSingleton<IClusterOperations>(provider => Cluster(provider) ?? Alone(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IShardingOperations, NodeShardingOperations>();
        services.AddSingleton<IActorOperations, NodeActorOperations>();
        services.AddSingleton<ISystemOperations>(provider => Process(provider, node));
        services.AddSingleton<IRunOperations, NodeRunOperations>();
        services.AddSingleton<IBucketOperations, NodeBucketOperations>();
        services.AddSingleton<ISourceOperations, NodeSourceOperations>();
        services.AddSingleton<IEntityOperations, NodeEntityOperations>();
        services.AddSingleton<IRowOperations, NodeRowOperations>();
        services.AddSingleton<ILedgerOperations, NodeLedgerOperations>();
        services.AddSingleton<IJournalOperations, NodeJournalOperations>();
        services.AddSingleton<IOperatorAudit, OperatorAudit>();
        services.AddSingleton(provider => new CommandBook(Palettes(provider, provider.GetRequiredService<EnrichmentSettings>().Run.Tenant)));
        services.AddSingleton<CommandRunner>();
        return services;
    }

    /// <param name="tenant">In whose audit log changes stand that belong to no tenant.</param>
    private static IReadOnlyList<Palette> Palettes(IServiceProvider services, string tenant)
    {
        var (cluster, runs, buckets) = (Of<IClusterOperations>(), Of<IRunOperations>(), Of<IBucketOperations>());
        return
        [
            ClusterPalette.Of(cluster, tenant), ShardingPalette.Of(Of<IShardingOperations>(), cluster), ActorPalette.Of(Of<IActorOperations>()),
            LogPalette.Of(Of<ILogOperations>(), tenant), SystemPalette.Of(Of<ISystemOperations>()), BucketPalette.Of(buckets, runs),
            SourcePalette.Of(Of<ISourceOperations>(), tenant), RunPalette.Of(runs), EntityPalette.Of(Of<IEntityOperations>(), tenant),
            RowPalette.Of(Of<IRowOperations>()), LedgerPalette.Of(Of<ILedgerOperations>(), runs, buckets), JournalPalette.Of(Of<IJournalOperations>(), cluster),
        ];

        T Of<T>()
            where T : notnull => services.GetRequiredService<T>();
    }

    /// <summary>A node that an operator tells to leave ends as one does that a service manager ends.</summary>
    private static IClusterOperations? Cluster(IServiceProvider provider) => provider.GetRequiredService<IEngine>().Cluster(
        () =>
        {
            provider.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            return Task.CompletedTask;
        },
        provider.GetRequiredService<TimeProvider>());

    private static ThisProcess Process(IServiceProvider provider, LocalNode node)
    {
        var settings = provider.GetRequiredService<EnrichmentSettings>();
        return new ThisProcess(
            "enrich", typeof(OperatorServices).Assembly, typeof(ActorSystem).Assembly,
            () => SettingLines.Of(settings with { Run = settings.Run with { DataDirectory = node.Path } }), provider.GetRequiredService<TimeProvider>());
    }

    private static OneNode Alone(TimeProvider time) => new(
        Environment.MachineName, "this machine", ["host"], typeof(OperatorServices).Assembly.GetName().Version?.ToString(3) ?? "", time.GetUtcNow());
}
