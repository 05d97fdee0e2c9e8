using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Embedded.Streams.Fusing;

internal delegate TMat BuildRun<TMat>(Island island, out Consumer end);

/// <summary>A whole stream.</summary>
internal sealed class RunnableGraph<TMat>(BuildRun<TMat> build) : IRunnableGraph<TMat>, IRunBlueprint<TMat>
{
    public IRunnableGraph<TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return new RunnableGraph<TMat2>((Island island, out Consumer end) => func(build(island, out end)));
    }

    public TMat Run(IMaterializer materializer)
    {
        ArgumentNullException.ThrowIfNull(materializer);
        return materializer.Materialize(this);
    }

    public TMat Run(ActorSystem actorSystem) => Run(StreamSystem.Of(actorSystem).Materializer);

    TMat IRunBlueprint<TMat>.Build(Island island, out Consumer end) => build(island, out end);
}
