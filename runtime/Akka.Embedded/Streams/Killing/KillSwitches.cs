using Akka.Embedded.Streams.Killing;

namespace Akka.Streams;

/// <summary>Flows that end a stream from outside.</summary>
public static class KillSwitches
{
    /// <summary>A switch that ends many streams.</summary>
    public static SharedKillSwitch Shared(string name) => new(name);

    /// <summary>A flow that gives each run a switch of its own.</summary>
    public static IGraph<FlowShape<T, T>, UniqueKillSwitch> Single<T>() => KillFlow.Of<T, UniqueKillSwitch>(_ =>
    {
        var kill = new Kill("single");
        return (kill, new UniqueKillSwitch(kill));
    });

    /// <summary>
    /// A flow that ends with the token: with <see cref="OperationCanceledException"/>, or regularly where
    /// <paramref name="cancelGracefully"/> is set.
    /// </summary>
    public static IGraph<FlowShape<T, T>, NotUsed> AsFlow<T>(this CancellationToken cancellationToken, bool cancelGracefully = false) =>
        KillFlow.Of<T, NotUsed>(island =>
        {
            var kill = new Kill("token");
            var registration = cancellationToken.UnsafeRegister(
                _ => kill.Throw(cancelGracefully ? null : new OperationCanceledException(cancellationToken)), null);
            island.AtEnd(() => registration.Unregister());
            return (kill, NotUsed.Instance);
        });
}
