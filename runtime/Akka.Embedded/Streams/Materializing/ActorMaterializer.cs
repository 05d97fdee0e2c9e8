using Akka.Actor;

namespace Akka.Streams;

/// <summary>Runs each stream as one actor. The streams end with it, with the actor system or with the actor that it was made for.</summary>
public abstract class ActorMaterializer : IMaterializer, IDisposable
{
    private protected ActorMaterializer()
    {
    }

    /// <summary>How streams run.</summary>
    public abstract ActorMaterializerSettings Settings { get; }

    /// <summary>Where streams run.</summary>
    public abstract ActorSystem System { get; }

    /// <summary>True where no stream can be started any more.</summary>
    public abstract bool IsShutdown { get; }

    /// <inheritdoc />
    public abstract TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);

    /// <summary>Ends all streams; those under way fail with <see cref="AbruptTerminationException"/>.</summary>
    public abstract void Shutdown();

    /// <summary>As <see cref="Shutdown"/>.</summary>
    public void Dispose()
    {
        Shutdown();
        GC.SuppressFinalize(this);
    }
}
