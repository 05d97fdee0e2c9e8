using Akka.Actor;
using Akka.Embedded.Streams.Fusing;
using Akka.Embedded.Streams.Stages;

namespace Akka.Streams.Dsl;

internal delegate TMat BuildSource<TOut, TMat>(Island island, out Producer<TOut> end);

/// <summary>
/// A part of a stream that gives elements, each only when it is asked for. All of a stream runs in turns of one actor; functions given to
/// operators therefore never run at the same time, and must not block.
/// </summary>
public sealed class Source<TOut, TMat> : IGraph<SourceShape<TOut>, TMat>, ISourceBlueprint<TOut, TMat>
{
    private readonly BuildSource<TOut, TMat> _build;

    internal Source(BuildSource<TOut, TMat> build) => _build = build;

    /// <summary>With a flow at its end; the flow's materialized value is dropped.</summary>
    public Source<TOut2, TMat> Via<TOut2, TMat2>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow) => ViaMaterialized(flow, Keep.Left);

    /// <summary>With a flow at its end.</summary>
    public Source<TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(
        IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine)
    {
        var blueprint = Blueprints.Of(flow);
        ArgumentNullException.ThrowIfNull(combine);
        return new Source<TOut2, TMat3>((Island island, out Producer<TOut2> end) =>
        {
            var left = _build(island, out var upstream);
            return combine(left, blueprint.Build(island, upstream, out end));
        });
    }

    /// <summary>A whole stream; the sink's materialized value is dropped.</summary>
    public IRunnableGraph<TMat> To<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink) => ToMaterialized(sink, Keep.Left);

    /// <summary>A whole stream.</summary>
    public IRunnableGraph<TMat3> ToMaterialized<TMat2, TMat3>(IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine)
    {
        var blueprint = Blueprints.Of(sink);
        ArgumentNullException.ThrowIfNull(combine);
        return new RunnableGraph<TMat3>((Island island, out Consumer end) =>
        {
            var left = _build(island, out var upstream);
            return combine(left, blueprint.Build(island, upstream, out end));
        });
    }

    /// <summary>Runs into the sink and gives the sink's materialized value.</summary>
    public TMat2 RunWith<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink, IMaterializer materializer) =>
        ToMaterialized(sink, Keep.Right).Run(materializer);

    /// <summary>Runs into the sink with the actor system's own materializer.</summary>
    public TMat2 RunWith<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink, ActorSystem materializer) =>
        ToMaterialized(sink, Keep.Right).Run(materializer);

    /// <summary>Runs all elements into one state.</summary>
    public Task<TOut2> RunAggregate<TOut2>(TOut2 zero, Func<TOut2, TOut, TOut2> aggregate, IMaterializer materializer) =>
        RunWith(Sink.Aggregate(zero, aggregate), materializer);

    /// <summary>Runs all elements into one state.</summary>
    public Task<TOut2> RunAggregate<TOut2>(TOut2 zero, Func<TOut2, TOut, TOut2> aggregate, ActorSystem materializer) =>
        RunWith(Sink.Aggregate(zero, aggregate), materializer);

    /// <summary>Runs the action on each element.</summary>
    public Task RunForeach(Action<TOut> action, IMaterializer materializer) => RunWith(Sink.ForEach(action), materializer);

    /// <summary>Runs the action on each element.</summary>
    public Task RunForeach(Action<TOut> action, ActorSystem materializer) => RunWith(Sink.ForEach(action), materializer);

    /// <summary>The same source, with another materialized value.</summary>
    public Source<TOut, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc)
    {
        ArgumentNullException.ThrowIfNull(mapFunc);
        return new Source<TOut, TMat2>((Island island, out Producer<TOut> end) => mapFunc(_build(island, out end)));
    }

    internal Source<TOut2, TMat> With<TOut2>(AddStage<TOut, TOut2> stage) =>
        new((Island island, out Producer<TOut2> end) =>
        {
            var materialized = _build(island, out var upstream);
            end = stage(island, upstream);
            return materialized;
        });

    TMat ISourceBlueprint<TOut, TMat>.Build(Island island, out Producer<TOut> end) => _build(island, out end);
}
