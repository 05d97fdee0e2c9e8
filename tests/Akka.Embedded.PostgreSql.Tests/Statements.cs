using System.Collections.Concurrent;
using System.Diagnostics;

namespace Akka.Embedded.PostgreSql.Tests;

/// <summary>The texts of the statements that ended since it was made.</summary>
internal sealed class Statements : IDisposable
{
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly ActivityListener _listener;

    public Statements()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => _texts.Enqueue($"{activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")}"),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<string> Of(string table) => [.. _texts.Where(text => text.Contains(table, StringComparison.Ordinal))];

    public void Dispose() => _listener.Dispose();
}
