using Akka.Embedded.Streams.Fusing;
using Akka.Embedded.Streams.Stages;

namespace Akka.Streams.Dsl;

internal delegate TMat BuildFlow<TIn, TOut, TMat>(Island island, Producer<TIn> upstream, out Producer<TOut> end);

/// <summary>A part of a stream that takes elements and gives elements.</summary>
public sealed class Flow<TIn, TOut, TMat> : IGraph<FlowShape<TIn, TOut>, TMat>, IFlowBlueprint<TIn, TOut, TMat>
{
    private readonly BuildFlow<TIn, TOut, TMat> _build;

    internal Flow(BuildFlow<TIn, TOut, TMat> build) => _build = build;

    /// <summary>With another flow at its end, whose materialized value is dropped.</summary>
    public Flow<TIn, TOut2, TMat> Via<TOut2, TMat2>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow) => ViaMaterialized(flow, Keep.Left);

    /// <summary>With another flow at its end.</summary>
    public Flow<TIn, TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(
        IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine)
    {
        var blueprint = Blueprints.Of(flow);
        ArgumentNullException.ThrowIfNull(combine);
        return new Flow<TIn, TOut2, TMat3>((Island island, Producer<TIn> upstream, out Producer<TOut2> end) =>
        {
            var left = _build(island, upstream, out var between);
            return combine(left, blueprint.Build(island, between, out end));
        });
    }

    /// <summary>A sink that begins with this flow; the sink's materialized value is dropped.</summary>
    public Sink<TIn, TMat> To<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink) => ToMaterialized(sink, Keep.Left);

    /// <summary>A sink that begins with this flow.</summary>
    public Sink<TIn, TMat3> ToMaterialized<TMat2, TMat3>(IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine)
    {
        var blueprint = Blueprints.Of(sink);
        ArgumentNullException.ThrowIfNull(combine);
        return new Sink<TIn, TMat3>((Island island, Producer<TIn> upstream, out Consumer end) =>
        {
            var left = _build(island, upstream, out var between);
            return combine(left, blueprint.Build(island, between, out end));
        });
    }

    /// <summary>The same flow, with another materialized value.</summary>
    public Flow<TIn, TOut, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc)
    {
        ArgumentNullException.ThrowIfNull(mapFunc);
        return new Flow<TIn, TOut, TMat2>(
            (Island island, Producer<TIn> upstream, out Producer<TOut> end) => mapFunc(_build(island, upstream, out end)));
    }

    internal Flow<TIn, TOut2, TMat> With<TOut2>(AddStage<TOut, TOut2> stage) =>
        new((Island island, Producer<TIn> upstream, out Producer<TOut2> end) =>
        {
            var materialized = _build(island, upstream, out var between);
            end = stage(island, between);
            return materialized;
        });

    TMat IFlowBlueprint<TIn, TOut, TMat>.Build(Island island, Producer<TIn> upstream, out Producer<TOut> end) =>
        _build(island, upstream, out end);
}
