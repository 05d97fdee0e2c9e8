using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.Event;

/// <summary>Getting a log.</summary>
public static class Logging
{
    /// <summary>The log of the actor with this context.</summary>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null)
    {
        var system = (LocalActorSystem)context.System;
        return LoggerAdapter.For(system, context.Props.Type.FullName!, context.Self.Path.ToStringWithoutAddress(), logMessageFormatter);
    }

    /// <summary>A log for a source: a type, a text, or an object whose type names it.</summary>
    public static ILoggingAdapter GetLogger(ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        var category = logSourceObj switch
        {
            string text => text,
            Type type => type.FullName!,
            _ => logSourceObj.GetType().FullName!,
        };
        return LoggerAdapter.For((LocalActorSystem)system, category, system.Name, logMessageFormatter);
    }
}
