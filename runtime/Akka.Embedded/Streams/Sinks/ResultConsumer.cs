using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Sinks;

/// <summary>A sink with one result.</summary>
internal abstract class ResultConsumer<T, TResult>(Island island, Producer<T> upstream) : Consumer
{
    private readonly Promise<TResult> _promise = new(island.System);

    internal Task<TResult> Result => _promise.Task;

    protected Island Island { get; } = island;

    protected Producer<T> Upstream { get; } = upstream;

    internal override void Prepare() => Upstream.Prepare();

    internal override void Cancel() => Upstream.Cancel();

    internal override void Succeed() => _promise.Succeed(Finish());

    internal override void Fail(Exception cause) => _promise.Fail(cause);

    /// <summary>The result, once everything is done. It cannot fail.</summary>
    protected abstract TResult Finish();
}
