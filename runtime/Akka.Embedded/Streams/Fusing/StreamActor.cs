using Akka.Actor;
using Akka.Event;
using Akka.Streams;

namespace Akka.Embedded.Streams.Fusing;

/// <summary>One more turn. A word that arrives after the stream's end is nobody's loss.</summary>
internal sealed class Awake : IDeadLetterSuppression
{
    internal static readonly Awake Instance = new();
}

/// <summary>Runs one stream: all of its stages, from its start to its end.</summary>
internal sealed class StreamActor(Island island, Consumer consumer) : UntypedActor
{
    private bool _ended;

    protected override void PreStart()
    {
        island.BeginWith(Self);
        island.Wake();
    }

    protected override void OnReceive(object message)
    {
        if (message is not Awake)
            Unhandled(message);
        else if (!_ended)
            Turn();
    }

    protected override void PostStop()
    {
        if (!_ended)
            End(new AbruptTerminationException(Self));
    }

    private void Turn()
    {
        Exception? cause = null;
        try
        {
            island.BeginTurn();
            if (!consumer.Run())
            {
                consumer.Prepare();
                return;
            }
        }
        catch (Exception e)
        {
            cause = e;
        }
        End(cause);
        Context.Stop(Self);
    }

    /// <summary>What the stages hold is let go of before anyone hears of the end.</summary>
    private void End(Exception? cause)
    {
        _ended = true;
        try
        {
            island.End();
            consumer.Cancel();
        }
        catch (Exception e)
        {
            island.System.Problem(Self, e, "a stage of the stream could not let go of what it holds");
        }
        if (cause is null)
            consumer.Succeed();
        else
            consumer.Fail(cause);
    }
}
