using System.Globalization;

namespace Akka.Actor;

/// <summary>Where an actor system is: <c>akka://name</c> within the process, <c>protocol://name@host:port</c> from outside.</summary>
public sealed class Address : IEquatable<Address>, IComparable<Address>, IComparable
{
    private readonly string _text;

    /// <summary>Makes an address; host and port are null for one without remoting.</summary>
    public Address(string protocol, string system, string? host = null, int? port = null)
    {
        Protocol = protocol;
        System = system;
        Host = host;
        Port = port;
        _text = $"{protocol}://{HostPort()}";
    }

    /// <summary>The scheme, <c>akka</c> or <c>akka.tcp</c>.</summary>
    public string Protocol { get; }

    /// <summary>The actor system's name.</summary>
    public string System { get; }

    /// <summary>The host, or null for a local address.</summary>
    public string? Host { get; }

    /// <summary>The port, or null for a local address.</summary>
    public int? Port { get; }

    /// <summary>True where the address has no host: it means something inside this process only.</summary>
    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    /// <summary>True where other processes can use it.</summary>
    public bool HasGlobalScope => !HasLocalScope;

    /// <summary><c>system</c> or <c>system@host:port</c>.</summary>
    public string HostPort() =>
        Host is null ? System : string.Create(CultureInfo.InvariantCulture, $"{System}@{Host}{(Port is { } port ? $":{port}" : "")}");

    /// <summary>Reads what <see cref="ToString"/> writes; throws <see cref="UriFormatException"/> for anything else.</summary>
    public static Address Parse(string address) =>
        TryParse(address, out var parsed) ? parsed : throw new UriFormatException($"'{address}' is not an actor address");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string path, out Address address)
    {
        address = null!;
        var scheme = path?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        if (scheme <= 0)
            return false;
        var rest = path![(scheme + 3)..].Split('/', 2)[0];
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        var protocol = path[..scheme];
        if (rest.Length == 0 || at == 0)
            return false;
        if (at < 0)
        {
            address = new Address(protocol, rest);
            return true;
        }
        var colon = rest.LastIndexOf(':');
        if (colon < at + 2 || !int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return false;
        address = new Address(protocol, rest[..at], rest[(at + 1)..colon], port);
        return true;
    }

    /// <inheritdoc />
    public bool Equals(Address? other) => other is not null && _text == other._text;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Address);

    /// <inheritdoc />
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public int CompareTo(Address? other) => string.CompareOrdinal(_text, other?._text);

    int IComparable.CompareTo(object? obj) => CompareTo(obj as Address);

    /// <inheritdoc />
    public override string ToString() => _text;

    /// <summary>Same protocol, system, host and port.</summary>
    public static bool operator ==(Address? left, Address? right) => Equals(left, right);

    /// <summary>Not the same.</summary>
    public static bool operator !=(Address? left, Address? right) => !Equals(left, right);
}
