using Akka.Embedded.Streams.Fusing;

namespace Akka.Streams.Dsl;

internal delegate TMat BuildSink<TIn, TMat>(Island island, Producer<TIn> upstream, out Consumer end);

/// <summary>A part of a stream that takes elements. Its task fails with the exception that failed the stream, wherever that was.</summary>
public sealed class Sink<TIn, TMat> : IGraph<SinkShape<TIn>, TMat>, ISinkBlueprint<TIn, TMat>
{
    private readonly BuildSink<TIn, TMat> _build;

    internal Sink(BuildSink<TIn, TMat> build) => _build = build;

    /// <summary>The same sink, with another materialized value.</summary>
    public Sink<TIn, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> fn)
    {
        ArgumentNullException.ThrowIfNull(fn);
        return new Sink<TIn, TMat2>((Island island, Producer<TIn> upstream, out Consumer end) => fn(_build(island, upstream, out end)));
    }

    TMat ISinkBlueprint<TIn, TMat>.Build(Island island, Producer<TIn> upstream, out Consumer end) => _build(island, upstream, out end);
}
