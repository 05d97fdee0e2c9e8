namespace Akka.Actor;

/// <summary>An answer that says whether the asked-for thing was done.</summary>
public abstract class Status
{
    /// <summary>For the two kinds below.</summary>
    protected Status()
    {
    }

    /// <summary>It was done.</summary>
    public sealed class Success : Status
    {
        /// <summary>Done, with nothing to add.</summary>
        public static readonly Success Instance = new(null!);

        /// <summary>What the answer carries.</summary>
        public readonly object Status;

        /// <summary>Makes the answer.</summary>
        public Success(object status) => Status = status;

        /// <inheritdoc />
        public override string ToString() => $"Success: {Status ?? "null"}";
    }

    /// <summary>It failed. An Ask that gets this fails with <see cref="Cause"/>.</summary>
    public sealed class Failure : Status
    {
        /// <summary>Why.</summary>
        public readonly Exception Cause;

        /// <summary>What else the failing side said.</summary>
        public readonly object State;

        /// <summary>Makes the answer.</summary>
        public Failure(Exception cause)
            : this(cause, null!)
        {
        }

        /// <summary>Makes the answer with more to say.</summary>
        public Failure(Exception cause, object state)
        {
            Cause = cause;
            State = state;
        }

        /// <inheritdoc />
        public override string ToString() => $"Failure: {Cause}";
    }
}
