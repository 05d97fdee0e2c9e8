using Akka.Embedded.Streams.Killing;

namespace Akka.Streams;

/// <summary>Ends a stream from outside. The first call counts; all others do nothing.</summary>
public interface IKillSwitch
{
    /// <summary>The stream completes: downstream of the switch regularly, upstream it is cancelled.</summary>
    void Shutdown();

    /// <summary>The stream fails with this exception.</summary>
    void Abort(Exception cause);
}

/// <summary>Ends one run of a stream.</summary>
public sealed class UniqueKillSwitch : IKillSwitch
{
    private readonly Kill _kill;

    internal UniqueKillSwitch(Kill kill) => _kill = kill;

    /// <inheritdoc />
    public void Shutdown() => _kill.Throw(null);

    /// <inheritdoc />
    public void Abort(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        _kill.Throw(cause);
    }

    /// <inheritdoc />
    public override string ToString() => $"SingleKillSwitch({_kill.Name})";
}

/// <summary>Ends all streams that have its flow, later ones too.</summary>
public sealed class SharedKillSwitch : IKillSwitch
{
    private readonly Kill _kill;

    internal SharedKillSwitch(string name) => _kill = new Kill(name);

    /// <summary>To be put into a stream.</summary>
    public IGraph<FlowShape<T, T>, SharedKillSwitch> Flow<T>() => KillFlow.Of<T, SharedKillSwitch>(_ => (_kill, this));

    /// <inheritdoc />
    public void Shutdown() => _kill.Throw(null);

    /// <inheritdoc />
    public void Abort(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        _kill.Throw(cause);
    }

    /// <inheritdoc />
    public override string ToString() => $"SharedKillSwitch({_kill.Name})";
}
