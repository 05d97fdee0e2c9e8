using Akka.Configuration;

namespace Akka.Actor;

/// <summary>An actor system's settings.</summary>
public class Settings
{
    /// <summary>Makes the settings.</summary>
    public Settings(ActorSystem system, Config config)
    {
        System = system;
        Config = config;
    }

    /// <summary>Whose settings.</summary>
    public ActorSystem System { get; }

    /// <summary>The settings by path.</summary>
    public Config Config { get; }
}
