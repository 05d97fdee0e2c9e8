namespace Enrichment.Sources.Http;

/// <summary>Why no whole answer came.</summary>
internal enum FailureKind
{
    /// <summary>Not within the call's time.</summary>
    Timeout,

    /// <summary>The name does not exist.</summary>
    NameNotFound,

    /// <summary>The name could not be looked up just now: the resolver or the way to it is down.</summary>
    NameUnresolved,

    /// <summary>The host is there and refuses the connection.</summary>
    Refused,

    /// <summary>No way to the host.</summary>
    Unreachable,

    /// <summary>The TLS handshake failed.</summary>
    Insecure,

    /// <summary>The address guard forbids every address of the host.</summary>
    Forbidden,

    /// <summary>The connection broke, or what came over it was no HTTP.</summary>
    Broken,
}

internal static class FailureKinds
{
    /// <summary>
    /// Nothing was learnt about the host: it may be our network that is down, or the host that is slow just now. A host that hangs up
    /// is there and does not want to talk.
    /// </summary>
    public static bool IsTransient(this FailureKind kind) =>
        kind is FailureKind.Timeout or FailureKind.NameUnresolved or FailureKind.Unreachable;

    /// <summary>Fixed words, so that nothing of a request or an exception can slip into a log.</summary>
    public static string Words(this FailureKind kind) => kind switch
    {
        FailureKind.Timeout => "timed out",
        FailureKind.NameNotFound => "host name not found",
        FailureKind.NameUnresolved => "host name could not be looked up",
        FailureKind.Refused => "connection refused",
        FailureKind.Unreachable => "host unreachable",
        FailureKind.Insecure => "TLS handshake failed",
        FailureKind.Forbidden => "address not allowed",
        _ => "connection broken",
    };
}
