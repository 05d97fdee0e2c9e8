namespace Akka.Streams;

/// <summary>Runs streams.</summary>
public interface IMaterializer
{
    /// <summary>Starts one run and gives its materialized value at once.</summary>
    /// <exception cref="InvalidOperationException">The materializer has been shut down.</exception>
    TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);
}
