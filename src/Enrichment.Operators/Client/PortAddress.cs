using System.Globalization;
using System.Net;

namespace Enrichment.Operators.Client;

/// <summary>Where a node takes operators' commands.</summary>
/// <param name="Host">A name or an IP address.</param>
public sealed record PortAddress(string Host, int Port)
{
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    /// <summary>The address that a word names: <c>host:port</c>, an IP address, or <c>localhost</c>; null for any other word, such as a palette's name.</summary>
    /// <param name="usualPort">Where it names none.</param>
    public static PortAddress? Read(string word, int usualPort)
    {
        if (IPAddress.TryParse(word.Trim('[', ']'), out var ip) && (word.Contains('.') || word.Contains(':')))
        {
            return new PortAddress(ip.ToString(), usualPort);
        }

        if (word.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return new PortAddress(word, usualPort);
        }

        var colon = word.LastIndexOf(':');
        return colon > 0 && !word.StartsWith('-') && int.TryParse(word[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue
            && Uri.CheckHostName(word[..colon].Trim('[', ']')) != UriHostNameType.Unknown
            ? new PortAddress(word[..colon].Trim('[', ']'), port) : null;
    }
}
