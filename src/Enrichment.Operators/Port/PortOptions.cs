using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Enrichment.Operators.Port;

/// <summary>Where and how an operators' port listens.</summary>
public sealed record PortOptions
{
    /// <summary>The port by convention.</summary>
    public const int Usual = 9110;

    /// <summary>Characters of a token, at least.</summary>
    public const int ShortestToken = 16;

    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes a free one.</summary>
    public int Port { get; init; } = Usual;

    /// <summary>What a client must show. May be null on loopback only.</summary>
    public string? Token { get; init; }

    /// <summary>One more is told so and sent away.</summary>
    public int MostConnections { get; init; } = 16;

    /// <summary>How long a client may take to send its next request in full.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a client may take to accept a piece of an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a silent command tells its client that it still works: so one that went away is noticed.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Failures that a command may have besides refusals, whose messages are for operators; others are logged as defects.</summary>
    public Func<Exception, bool> IsExpected { get; init; } = static _ => false;

    /// <summary>Why a port may not be opened so; null where it may.</summary>
    /// <param name="name">What the token's setting is called.</param>
    public static string? Problem(IPAddress address, string? token, string name) =>
        token is not null && (token.Length < ShortestToken || token.Any(c => c is <= ' ' or > '~'))
            ? $"{name} must be at least {ShortestToken} characters, none of them a blank or beyond ASCII"
        : token is null && !IPAddress.IsLoopback(address)
            ? $"{address} can be reached by others, and there is no token: set {name}, or listen on 127.0.0.1"
        : null;
}
