using System.Net;
using Enrichment.Operators.Port;

namespace Enrichment.Host.Configuration;

/// <summary>Where the node takes operators' commands (<c>enrich pbm</c>).</summary>
public sealed record PbmSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>IP address to listen on; another than loopback needs a token.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>TCP port; 0 takes a free one, null takes 9110 or, where that is taken, a free one.</summary>
    public int? Port { get; init; }

    /// <summary>What a client must show; null asks for none.</summary>
    public string? Token { get; init; }

    /// <summary>What is wrong, each naming its setting; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (Port is < 0 or > 65535)
        {
            yield return $"Pbm:Port: {Port} is not from 0 to 65535";
        }

        if (!IPAddress.TryParse(Address, out var address))
        {
            yield return $"Pbm:Address: '{Address}' is not an IP address";
        }
        else if (Enabled && PortOptions.Problem(address, Token, "Pbm:Token (ENRICHMENT__Pbm__Token)") is { } problem)
        {
            yield return $"Pbm: {problem}";
        }
    }

    /// <summary>As a record prints itself, but for the token.</summary>
    public override string ToString() => $"PbmSettings {{ Enabled = {Enabled}, Address = {Address}, Port = {Port}, Token = {(Token is null ? "none" : "set")} }}";
}
