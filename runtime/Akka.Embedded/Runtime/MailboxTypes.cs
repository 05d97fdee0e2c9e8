using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Embedded.Runtime;

/// <summary>The configured mailbox types, each made once.</summary>
internal sealed class MailboxTypes(LocalActorSystem system)
{
    private readonly ConcurrentDictionary<string, MailboxType> _made = new();

    internal MailboxType Lookup(string name) => _made.GetOrAdd(name, Make);

    private MailboxType Make(string name) =>
        system.Options.Mailboxes.TryGetValue(name, out var factory)
            ? factory(system.Settings, system.Settings.Config.GetConfig(name))
            : throw new ConfigurationException($"Mailbox type [{name}] is not configured");
}
