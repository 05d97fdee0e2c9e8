using Akka.Streams;

namespace Akka.Embedded.Streams.Fusing;

/// <summary>Makes the stages of a source for one run.</summary>
internal interface ISourceBlueprint<TOut, out TMat>
{
    TMat Build(Island island, out Producer<TOut> end);
}

/// <summary>Makes the stages of a flow for one run.</summary>
internal interface IFlowBlueprint<TIn, TOut, out TMat>
{
    TMat Build(Island island, Producer<TIn> upstream, out Producer<TOut> end);
}

/// <summary>Makes the stages of a sink for one run.</summary>
internal interface ISinkBlueprint<TIn, out TMat>
{
    TMat Build(Island island, Producer<TIn> upstream, out Consumer end);
}

/// <summary>Makes all stages for one run.</summary>
internal interface IRunBlueprint<out TMat>
{
    TMat Build(Island island, out Consumer end);
}

/// <summary>From a public graph to what makes its stages.</summary>
internal static class Blueprints
{
    internal static ISourceBlueprint<TOut, TMat> Of<TOut, TMat>(IGraph<SourceShape<TOut>, TMat> graph) =>
        graph as ISourceBlueprint<TOut, TMat> ?? throw Foreign(graph);

    internal static IFlowBlueprint<TIn, TOut, TMat> Of<TIn, TOut, TMat>(IGraph<FlowShape<TIn, TOut>, TMat> graph) =>
        graph as IFlowBlueprint<TIn, TOut, TMat> ?? throw Foreign(graph);

    internal static ISinkBlueprint<TIn, TMat> Of<TIn, TMat>(IGraph<SinkShape<TIn>, TMat> graph) =>
        graph as ISinkBlueprint<TIn, TMat> ?? throw Foreign(graph);

    internal static IRunBlueprint<TMat> Of<TMat>(IGraph<ClosedShape, TMat> graph) =>
        graph as IRunBlueprint<TMat> ?? throw Foreign(graph);

    private static Exception Foreign(object? graph) => graph is null
        ? new ArgumentNullException(nameof(graph))
        : new ArgumentException($"{graph.GetType()} is not a graph of this runtime", nameof(graph));
}
