namespace Enrichment.Host.Configuration;

/// <summary>Where webhooks may go.</summary>
public sealed record WebhookSettings
{
    /// <summary>Also to loopback and private addresses; never to link-local ones, where clouds keep their machines' own keys.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What is wrong, each naming its setting; empty when all is well.</summary>
    public IEnumerable<string> Problems() =>
        Timeout > TimeSpan.Zero ? [] : [$"Webhooks:Timeout: {Timeout} is not above zero"];
}
