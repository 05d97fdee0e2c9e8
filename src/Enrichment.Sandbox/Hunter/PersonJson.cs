using System.Text.Json;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary>A person as Hunter's enrichment shows them.</summary>
internal static class PersonJson
{
    public static void WriteOrNull(Utf8JsonWriter json, Person? person)
    {
        if (person is null)
            json.WriteNullValue();
        else
            Write(json, person);
    }

    private static void Write(Utf8JsonWriter json, Person person)
    {
        var domain = person.Email[(person.Email.LastIndexOf('@') + 1)..];
        json.WriteStartObject();
        json.WriteString("id", RecordId.Of("person", person.Email));
        json.WriteStartObject("name");
        json.WriteString("fullName", person.FullName);
        json.WriteString("givenName", person.First);
        json.WriteString("familyName", person.Last);
        json.WriteEndObject();
        json.WriteString("email", person.Email);
        json.WriteNull("location");
        json.WriteStartObject("geo");
        json.WriteEndObject();
        json.WriteNull("bio");
        json.WriteString("site", "http://" + domain);
        json.WriteNull("avatar");
        WriteEmployment(json, person, domain);
        WriteHandle(json, "facebook", null);
        WriteHandle(json, "github", null);
        WriteHandle(json, "twitter", person.Twitter);
        WriteHandle(json, "linkedin", person.LinkedIn);
        json.WriteString("phone", person.Phone);
        json.WriteNull("emailProvider");
        json.WriteBoolean("fuzzy", false);
        json.WriteString("activeAt", "2026-05-01");
        json.WriteNull("inactiveAt");
        json.WriteString("indexedAt", "2026-06-01");
        json.WriteEndObject();
    }

    private static void WriteEmployment(Utf8JsonWriter json, Person person, string domain)
    {
        json.WriteStartObject("employment");
        json.WriteString("domain", domain);
        json.WriteString("name", CompanyName.Of(domain));
        json.WriteString("title", person.Title.Name);
        json.WriteString("role", person.Title.Role);
        json.WriteNull("subRole");
        json.WriteString("seniority", person.Title.Seniority);
        json.WriteEndObject();
    }

    private static void WriteHandle(Utf8JsonWriter json, string network, string? handle)
    {
        json.WriteStartObject(network);
        json.WriteString("handle", handle);
        json.WriteEndObject();
    }
}
