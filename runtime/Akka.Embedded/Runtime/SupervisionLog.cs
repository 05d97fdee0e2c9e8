using Akka.Actor;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Runtime;

/// <summary>Tells of failures by the logger of the actor that failed.</summary>
internal static class SupervisionLog
{
    internal static void Failure(LocalActorSystem system, IActorRef child, Exception cause, Directive directive)
    {
        var level = directive switch
        {
            Directive.Resume => LogLevel.Warning,
            Directive.Escalate => LogLevel.Debug,
            _ => LogLevel.Error,
        };
        system.Logger.Log(level, cause, "{Actor} failed: {Directive}", child.Path, directive);
    }
}
