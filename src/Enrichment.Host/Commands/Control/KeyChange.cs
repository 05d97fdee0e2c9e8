using System.Text.Json;
using System.Text.Json.Nodes;
using Enrichment.Domain.Access;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;

namespace Enrichment.Host.Commands.Control;

/// <summary>A key that is added or revoked, each with its entry in the audit log. Only the key's hash travels.</summary>
/// <param name="Verb">create or revoke.</param>
/// <param name="Hash">Hexadecimal; of the key to be added.</param>
public sealed record KeyChange(string Verb, string KeyId, string? Hash, string? Tenant, string? User, AccessRole Role, DateTimeOffset At)
{
    private const string Actor = "command:keys";

    public JsonObject ToJson() => new()
    {
        ["key"] = new JsonObject
        {
            ["verb"] = Verb,
            ["id"] = KeyId,
            ["hash"] = Hash,
            ["tenant"] = Tenant,
            ["user"] = User,
            ["role"] = Role.ToString(),
            ["at"] = At,
        },
    };

    /// <exception cref="UsageException">The request is not one of these.</exception>
    public static KeyChange From(JsonElement json)
    {
        string? Text(string key) => json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return new KeyChange(
            Text("verb") ?? "", Text("id") ?? throw new UsageException("the request names no key"), Text("hash"), Text("tenant"), Text("user"),
            Enum.TryParse<AccessRole>(Text("role"), out var role) ? role : throw new UsageException("the request names no role"),
            json.GetProperty("at").GetDateTimeOffset());
    }

    /// <exception cref="UsageException">There is no such key to revoke, or the request is not whole.</exception>
    public async Task Apply(IAccessStore access)
    {
        switch (Verb)
        {
            case "create" when Hash is not null && TenantId.TryParse(Tenant, out _):
                await access.AddKey(new ApiKey(KeyId, Convert.FromHexString(Hash), Tenant!, User ?? "", Role, At, null));
                await access.Note(new AuditEntry(0, At, Tenant!, Actor, "key.create", KeyId, Role.ToString().ToLowerInvariant()));
                break;
            case "revoke":
                var key = (await access.Keys()).FirstOrDefault(k => k.KeyId == KeyId) ?? throw new UsageException($"there is no key {KeyId}");
                if (!await access.RevokeKey(KeyId, At))
                {
                    throw new UsageException($"the key {KeyId} was revoked before");
                }

                await access.Note(new AuditEntry(0, At, key.Tenant, Actor, "key.revoke", KeyId, ""));
                break;
            default:
                throw new UsageException("the request is not a whole change of a key");
        }
    }
}
