namespace Akka.Embedded.Streams.Fusing;

/// <summary>What a pull gave.</summary>
internal enum Signal
{
    /// <summary>The next element.</summary>
    Element,

    /// <summary>Nothing now: the stream's actor is woken once it is worth asking again.</summary>
    Pending,

    /// <summary>Nothing any more.</summary>
    Completed,
}

/// <summary>
/// The giving end of a stage. All of it runs in turns of the stream's one actor. An element is a return value, not a message: a pull
/// goes up through the stages as nested calls, as deep as the stream is long. A failure is thrown out of the pull, past all stages.
/// </summary>
internal abstract class Producer<T>
{
    /// <summary>Asks for one element. Never called again after the end or <see cref="Cancel"/>.</summary>
    internal abstract Signal Pull(out T element);

    /// <summary>
    /// At the end of each turn, whether or not downstream pulled: a stage with room of its own fills it, a killed one ends what is above
    /// it. Never called after the end or <see cref="Cancel"/>.
    /// </summary>
    internal abstract void Prepare();

    /// <summary>Nobody pulls any more: lets go of what is held. May be called at any time and again.</summary>
    internal abstract void Cancel();
}

/// <summary>A stage between two others.</summary>
internal abstract class Operator<TIn, TOut>(Producer<TIn> upstream) : Producer<TOut>
{
    protected Producer<TIn> Upstream { get; } = upstream;

    internal override void Prepare() => Upstream.Prepare();

    internal override void Cancel() => Upstream.Cancel();
}
