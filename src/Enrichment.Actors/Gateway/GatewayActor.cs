using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Domain.Identity;

namespace Enrichment.Actors.Gateway;

/// <summary>A trigger for one run: a message of <c>RunMessages</c>.</summary>
public sealed record Trigger(RunId Run, object Message);

/// <summary>The gateway has as many triggers under way as it may.</summary>
public sealed record GatewayBusy(TimeSpan RetryAfter);

/// <summary>A run gave no answer in time: what it was asked for may have been done, may be done yet, or never.</summary>
public sealed record RunUnanswered(string Problem);

/// <summary>
/// Every trigger from outside passes here (mission P4), from the command line as from HTTP: at most a set number are under way at
/// once, and one too many is told so at once instead of waiting unseen.
/// </summary>
public sealed class GatewayActor : ReceiveActor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly ActorDirectory directory;
    private int inFlight;

    public GatewayActor(ActorServices services, ActorDirectory directory)
    {
        this.directory = directory;
        Receive<Trigger>(trigger =>
        {
            if (inFlight >= services.Settings.GatewayInFlight)
            {
                Sender.Tell(new GatewayBusy(RetryAfter));
                return;
            }

            Pass(trigger);
        });
        Receive<Passed>(OnPassed);
    }

    private void Pass(Trigger trigger)
    {
        inFlight++;
        var asker = Sender;
        directory.Runs.Ask<object>(new ShardingEnvelope(trigger.Run.ToString(), trigger.Message), Patience).PipeTo(
            Self,
            success: answer => new Passed(asker, answer),
            failure: error => new Passed(asker, new RunUnanswered($"Run {trigger.Run} did not answer: {error.Message}")));
    }

    private void OnPassed(Passed message)
    {
        inFlight--;
        message.Asker.Tell(message.Answer);
    }

    private sealed record Passed(IActorRef Asker, object Answer);
}
