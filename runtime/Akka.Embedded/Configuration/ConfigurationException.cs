using Akka.Actor;

namespace Akka.Configuration;

/// <summary>A name that was not configured, or a setting that cannot be read.</summary>
public class ConfigurationException : AkkaException
{
    /// <summary>With a message.</summary>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public ConfigurationException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
