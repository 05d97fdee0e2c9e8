using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Akka.Embedded;

/// <summary>What an embedded actor system is made of.</summary>
public sealed class EmbeddedOptions
{
    private readonly Dictionary<Type, object> _features = [];

    /// <summary>The clock and the timers.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where actors log to.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Runs the actors that name no dispatcher.</summary>
    public ActorDispatcher Dispatcher { get; init; } = new ThreadPoolDispatcher();

    /// <summary>Dispatchers by the name given to <see cref="Props.WithDispatcher"/>.</summary>
    public IDictionary<string, ActorDispatcher> Dispatchers { get; } = new Dictionary<string, ActorDispatcher>();

    /// <summary>Mailbox types by the name given to <see cref="Props.WithMailbox"/>.</summary>
    public IDictionary<string, Func<Settings, Config, MailboxType>> Mailboxes { get; } =
        new Dictionary<string, Func<Settings, Config, MailboxType>>();

    /// <summary>Further settings by dotted path; a mailbox gets those below its name.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    /// <summary>How many dead letters are logged before the log goes quiet; zero for none.</summary>
    public int LoggedDeadLetters { get; init; } = 10;

    /// <summary>How long the phases of a coordinated shutdown may take each.</summary>
    public TimeSpan ShutdownPhaseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Puts a scheduler of the test kit's in the place of the one on <see cref="TimeProvider"/>.</summary>
    internal Func<IScheduler>? SchedulerFactory { get; init; }

    /// <summary>Adds options of a further part, such as persistence or sharding: one object of each type.</summary>
    public EmbeddedOptions With<TFeature>(TFeature feature)
        where TFeature : class
    {
        ArgumentNullException.ThrowIfNull(feature);
        _features[typeof(TFeature)] = feature;
        return this;
    }

    /// <summary>The options of a further part, or null where it was not added.</summary>
    public TFeature? Feature<TFeature>()
        where TFeature : class => _features.GetValueOrDefault(typeof(TFeature)) as TFeature;

    /// <summary>Gives a mailbox type its name. It needs a public constructor with (Settings, Config).</summary>
    public EmbeddedOptions AddMailbox<TMailbox>(string name)
        where TMailbox : MailboxType
    {
        Mailboxes[name] = static (settings, config) => (MailboxType)Activator.CreateInstance(typeof(TMailbox), settings, config)!;
        return this;
    }
}
