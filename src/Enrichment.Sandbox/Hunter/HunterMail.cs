using System.Text.Json;
using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary>One address as a domain search lists it: a person's, or a mailbox of nobody in particular.</summary>
internal sealed record HunterMail(string Address, Person? Person, string Status, int Confidence)
{
    public string Type => Person is null ? "generic" : "personal";

    /// <summary>All that Hunter lists of a company, surest first.</summary>
    public static IEnumerable<HunterMail> Of(Company company, long seed)
    {
        if (!company.HunterHasEmails)
            return [];
        var people = company.People
            .Where(person => person is { KnownToHunter: true, Suppressed: false })
            .Select(person => new HunterMail(person.Email, person, person.Mail, person.Confidence));
        var mailboxes = company.Mailboxes.Select(mailbox => Generic(company, $"{mailbox}@{company.Domain}", seed));
        // An address that does not work is not listed; the rest in a fixed order.
        return people.Concat(mailboxes).Where(mail => mail.Status != "invalid")
            .OrderByDescending(mail => mail.Confidence).ThenBy(mail => mail.Address, StringComparer.Ordinal);
    }

    private static HunterMail Generic(Company company, string address, long seed) =>
        new(address, null, company.AcceptAll ? "accept_all" : "valid", Dice.For(seed, "mailbox", address).Between(70, 96));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("value", Address);
        json.WriteString("type", Type);
        json.WriteNumber("confidence", Confidence);
        json.WriteString("first_name", Person?.First);
        json.WriteString("last_name", Person?.Last);
        json.WriteString("position", Person?.Title.Name);
        json.WriteString("seniority", Person?.Title.Seniority);
        json.WriteString("department", Person?.Title.Department);
        json.WriteString("linkedin", Person?.LinkedIn is { } handle ? "https://www.linkedin.com/in/" + handle : null);
        json.WriteString("twitter", Person?.Twitter);
        json.WriteString("phone_number", Person?.Phone);
        HunterEvidence.Write(json, Address, Status);
        json.WriteEndObject();
    }
}
