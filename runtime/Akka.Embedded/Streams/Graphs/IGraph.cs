namespace Akka.Streams;

/// <summary>
/// A plan of a part of a stream. It does nothing until it is materialized, and may be materialized many times. Only the parts made by
/// <see cref="Dsl"/> and <see cref="KillSwitches"/> can be run.
/// </summary>
public interface IGraph<out TShape>
    where TShape : Shape;

/// <summary>A plan of a part of a stream, with what materializing it gives.</summary>
public interface IGraph<out TShape, out TMaterialized> : IGraph<TShape>
    where TShape : Shape;
