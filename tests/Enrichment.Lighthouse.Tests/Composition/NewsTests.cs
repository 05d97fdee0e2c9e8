using System.Collections.Concurrent;
using Enrichment.Lighthouse.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Enrichment.Lighthouse.Tests.Composition;

[Collection(ServerCollection.Name)]
public class NewsTests(Server server)
{
    [Fact]
    public async Task Members_that_join_leave_and_die_are_told_and_who_took_over()
    {
        var database = await server.NewDatabase();
        await using var member = ClusterMember.Create(LighthouseSettings.Read(Told.By(database, "lighthouse-0")).Cluster, NullLoggerFactory.Instance, TimeProvider.System);
        await member.Join(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var told = new ConcurrentQueue<(LogLevel Level, string What)>();
        var listening = Listen(member, told, stop.Token);

        await using var first = await HostNode.Join(database, "host-0");
        await Says(told, LogLevel.Information, "Member host-0 has joined at http://127.0.0.1:");
        await using var second = await HostNode.Join(database, "host-1");
        await Says(told, LogLevel.Information, " shards moved from host-0 to host-1.");
        await Eventually.Is(() => second.Shards == 50, () => "host-1 has its half");
        await second.DisposeAsync();
        await Says(told, LogLevel.Warning, "Member host-1 has lost its lease");
        await Says(told, LogLevel.Warning, "shards over from host-1, which is dead.");
        await first.Leave();
        await Says(told, LogLevel.Information, "Member host-0 has left.");

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(listening);
    }

    private static async Task Listen(ClusterMember member, ConcurrentQueue<(LogLevel Level, string What)> told, CancellationToken stop)
    {
        await foreach (var news in member.News(stop))
        {
            told.Enqueue(news);
        }
    }

    private static Task Says(ConcurrentQueue<(LogLevel Level, string What)> told, LogLevel level, string text) => Eventually.Is(
        () => told.Any(t => t.Level == level && t.What.Contains(text, StringComparison.Ordinal)),
        () => $"'{text}' is told; told was: {string.Join(" | ", told)}");
}
