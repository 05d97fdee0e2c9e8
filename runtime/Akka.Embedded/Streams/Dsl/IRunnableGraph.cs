using Akka.Actor;

namespace Akka.Streams.Dsl;

/// <summary>A whole stream, from source to sink. Each run is its own.</summary>
public interface IRunnableGraph<out TMat> : IGraph<ClosedShape, TMat>
{
    /// <summary>The same stream, with another materialized value.</summary>
    IRunnableGraph<TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> func);

    /// <summary>Starts a run.</summary>
    TMat Run(IMaterializer materializer);

    /// <summary>Starts a run with the actor system's own materializer.</summary>
    TMat Run(ActorSystem actorSystem);
}
