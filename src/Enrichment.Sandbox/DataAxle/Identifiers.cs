using System.Text.Json;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>What a match is asked by.</summary>
internal sealed record Identifiers
{
    public string? InfogroupId { get; init; }
    public string? Name { get; init; }
    public string? Street { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? PostalCode { get; init; }
    public string? Phone { get; init; }
    public string? Website { get; init; }

    public bool HasPlace => Street is not null || City is not null || PostalCode is not null;

    /// <summary>A place or a state alone picks out nobody.</summary>
    public bool Identify => InfogroupId is not null || Name is not null || Phone is not null || Website is not null;

    public string Subject => Website ?? (Name is not null && City is not null ? $"{Name}, {City}" : Name) ?? Phone ?? InfogroupId ?? "";

    public static Identifiers? Read(JsonElement body)
    {
        if (!body.TryGetProperty("identifiers", out var given) || given.ValueKind != JsonValueKind.Object)
            return null;
        var website = given.Text("website");
        return new Identifiers
        {
            InfogroupId = given.Text("infogroup_id"),
            Name = given.Text("name"),
            Street = given.Text("street"),
            City = given.Text("city"),
            State = given.Text("state"),
            PostalCode = given.Text("postal_code"),
            Phone = given.Text("phone"),
            Website = website is null ? null : Hosts.Domain(website),
        };
    }

    /// <summary>The domain of the company meant: the website's, or the one this world gives to that name, phone or id.</summary>
    public string Domain(long seed)
    {
        if (Website is not null)
            return Website;
        if (Name is not null)
            return CompanyName.Domain(Name);
        return InventedDomain.Of(seed, "place", Phone ?? InfogroupId!);
    }

    /// <summary>Which rules a match by these identifiers rests on.</summary>
    public IEnumerable<string> Rules()
    {
        if (Name is not null)
            yield return "name";
        if (HasPlace)
            yield return "address";
        if (Phone is not null)
            yield return "phone";
        if (Website is not null)
            yield return "website";
        if (InfogroupId is not null)
            yield return "infogroup_id";
    }
}
