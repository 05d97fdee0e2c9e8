using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Identity;

namespace Enrichment.Actors.Telemetry;

/// <summary>
/// Spans of a run's work. All of one run's are one trace, whose id is made of the run's: whoever works for it, on any node and after
/// any restart, needs to be told nothing. No attribute names a company or a person.
/// </summary>
public static class RunTrace
{
    public const string Name = "Enrichment";
    private const int TraceBytes = 16;
    private const int SpanBytes = 8;
    private static readonly ActivitySource Source = new(Name);

    /// <summary>The trace of a run, for a link from what began it.</summary>
    public static ActivityContext Of(RunId run)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(run.ToString())).AsSpan();
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(hash[..TraceBytes]), ActivitySpanId.CreateFromBytes(hash.Slice(TraceBytes, SpanBytes)), ActivityTraceFlags.Recorded);
    }

    /// <summary>Begins a span, which its disposal ends; null while nobody listens.</summary>
    public static Activity? Begin(string what, BucketId bucket)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var before = Activity.Current;
        var span = Source.StartActivity(what, ActivityKind.Internal, Of(bucket.Run))?.SetTag("bucket", bucket.ToString());
        // An actor's spans outlast its turn: none may become the parent of whatever comes next on this thread.
        Activity.Current = before;
        return span;
    }
}
