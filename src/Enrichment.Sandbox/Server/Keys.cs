namespace Enrichment.Sandbox.Server;

/// <summary>Which API keys are good.</summary>
internal static class Keys
{
    public static bool Accepts(SandboxOptions options, string key) =>
        key.Length > 0
        && (options.AcceptedKeys is { } accepted ? accepted.Contains(key) : !key.StartsWith("revoked-", StringComparison.Ordinal));
}
