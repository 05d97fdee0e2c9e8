using System.Runtime.ExceptionServices;
using Akka.Embedded.Streams.Fusing;
using Akka.Streams.Dsl;

namespace Akka.Embedded.Streams.Killing;

/// <summary>The flow of a switch.</summary>
internal static class KillFlow
{
    internal static Flow<T, T, TMat> Of<T, TMat>(Func<Island, (Kill Kill, TMat Materialized)> start) =>
        new((Island island, Producer<T> upstream, out Producer<T> end) =>
        {
            var (kill, materialized) = start(island);
            kill.Join(island);
            end = new KillStage<T>(upstream, kill);
            return materialized;
        });
}

/// <summary>Passes elements until it is killed. It ends what is above it at once, even where downstream is busy.</summary>
internal sealed class KillStage<T>(Producer<T> upstream, Kill kill) : Operator<T, T>(upstream)
{
    internal override Signal Pull(out T element)
    {
        if (!kill.IsThrown)
            return Upstream.Pull(out element);
        EndUpstream();
        element = default!;
        return Signal.Completed;
    }

    internal override void Prepare()
    {
        if (kill.IsThrown)
            EndUpstream();
        else
            Upstream.Prepare();
    }

    private void EndUpstream()
    {
        Upstream.Cancel();
        if (kill.Cause is { } cause)
            ExceptionDispatchInfo.Throw(cause);
    }
}
