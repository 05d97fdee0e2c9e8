namespace Akka.Streams;

/// <summary>Which open ends a part of a stream has. Here a shape only tells types apart; nobody makes one.</summary>
public abstract class Shape
{
    private protected Shape()
    {
    }
}

/// <summary>Gives elements.</summary>
public sealed class SourceShape<TOut> : Shape
{
    private SourceShape()
    {
    }
}

/// <summary>Takes elements and gives elements.</summary>
public sealed class FlowShape<TIn, TOut> : Shape
{
    private FlowShape()
    {
    }
}

/// <summary>Takes elements.</summary>
public sealed class SinkShape<TIn> : Shape
{
    private SinkShape()
    {
    }
}

/// <summary>No open end: it can be run.</summary>
public class ClosedShape : Shape
{
    private protected ClosedShape()
    {
    }
}
