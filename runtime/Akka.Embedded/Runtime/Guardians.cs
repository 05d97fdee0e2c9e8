using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The top of the tree: <c>/</c> with <c>/user</c> and <c>/system</c>.</summary>
internal sealed record Guardians(LocalActorRef Root, LocalActorRef User, LocalActorRef System)
{
    internal static Guardians Start(LocalActorSystem system, SystemEnd end)
    {
        var props = Props.Create<RootGuardian>();
        var cell = new ActorCell(system, new LocalActorRef(system.RootPath), end, props, system.Options.Dispatcher);
        var user = (LocalActorRef)cell.Children.Start(Props.Create<Guardian>(), "user");
        var services = (LocalActorRef)cell.Children.Start(Props.Create<Guardian>(), "system");
        cell.Mailbox.EnqueueSystem(new CreateMessage());
        return new Guardians(cell.Ref, user, services);
    }
}

/// <summary>Parent of what the program, or the runtime's parts, start at the top.</summary>
internal sealed class Guardian : UntypedActor
{
    protected override void OnReceive(object message) => Unhandled(message);

    // The guardian has no state; its children outlive nothing that it could be restarted for.
    protected override void PreRestart(Exception reason, object message)
    {
    }
}

/// <summary>Stops /system once /user has stopped, and then itself.</summary>
internal sealed class RootGuardian : UntypedActor
{
    protected override void PreStart()
    {
        foreach (var child in Context.GetChildren())
            Context.Watch(child);
    }

    protected override void OnReceive(object message)
    {
        if (message is not Terminated)
            Unhandled(message);
        else if (Context.Child("system") is var services && !services.IsNobody())
            Context.Stop(services);
        else
            Context.Stop(Self);
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(static _ => Directive.Stop);
}
