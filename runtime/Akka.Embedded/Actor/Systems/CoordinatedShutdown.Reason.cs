namespace Akka.Actor;

/// <content>Why a shutdown runs.</content>
public sealed partial class CoordinatedShutdown
{
    /// <summary>Why a shutdown runs.</summary>
    public class Reason
    {
        /// <summary>For subclasses.</summary>
        protected Reason()
        {
        }
    }

    /// <summary>Nobody said why.</summary>
    public class UnknownReason : Reason
    {
        /// <summary>The one value.</summary>
        public static readonly Reason Instance = new UnknownReason();

        private UnknownReason()
        {
        }
    }

    /// <summary><see cref="ActorSystem.Terminate"/> was called.</summary>
    public class ActorSystemTerminateReason : Reason
    {
        /// <summary>The one value.</summary>
        public static readonly Reason Instance = new ActorSystemTerminateReason();

        private ActorSystemTerminateReason()
        {
        }
    }

    /// <summary>The process was told to end.</summary>
    public class ClrExitReason : Reason
    {
        /// <summary>The one value.</summary>
        public static readonly Reason Instance = new ClrExitReason();

        private ClrExitReason()
        {
        }
    }

    /// <summary>The node leaves its cluster.</summary>
    public class ClusterLeavingReason : Reason
    {
        /// <summary>The one value.</summary>
        public static readonly Reason Instance = new ClusterLeavingReason();

        private ClusterLeavingReason()
        {
        }
    }

    /// <summary>The node was taken out of its cluster.</summary>
    public class ClusterDowningReason : Reason
    {
        /// <summary>The one value.</summary>
        public static readonly Reason Instance = new ClusterDowningReason();

        private ClusterDowningReason()
        {
        }
    }
}
