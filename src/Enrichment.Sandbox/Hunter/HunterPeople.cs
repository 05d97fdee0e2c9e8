using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary>
/// Who Hunter knows. Beside a company's own staff it knows, by the dice, some of the people that a caller names: a table to
/// enrich has names that this world never heard of. What is known of such a stranger hangs on the address, so that finder,
/// verifier and enrichment agree.
/// </summary>
internal sealed class HunterPeople(Companies companies)
{
    public Person? ByName(Company company, string first, string last)
    {
        var (given, family) = (EmailPattern.Ascii(first), EmailPattern.Ascii(last));
        if (!company.HunterHasEmails || given.Length == 0 || family.Length == 0)
            return null;
        var staff = company.People.FirstOrDefault(person =>
            EmailPattern.Ascii(person.First) == given && EmailPattern.Ascii(person.Last) == family);
        if (staff is not null)
            return Known(staff);
        return Stranger(company, first, last, EmailPattern.Address(company.Pattern, first, last, company.Domain));
    }

    public Person? ByEmail(string email)
    {
        var at = email.LastIndexOf('@');
        var company = companies.Of(email[(at + 1)..]);
        var local = email[..at];
        if (!company.HunterHasEmails || Mailbox.Generic.Contains(local))
            return null;
        if (company.People.FirstOrDefault(person => person.Email == email) is { } staff)
            return Known(staff);
        return NamesIn(local) is var (first, last) ? Stranger(company, first, last, email) : null;
    }

    public (Company Company, Person? Person) ByHandle(string handle)
    {
        var (first, last, domain) = LinkedInHandle.Read(handle, companies.Seed);
        var company = companies.Of(domain);
        return (company, ByName(company, first, last));
    }

    /// <summary>Somebody Hunter does not list may still have asked not to be processed.</summary>
    private static Person? Known(Person person) =>
        person.Suppressed || person is { KnownToHunter: true, Mail: not "invalid" } ? person : null;

    private Person? Stranger(Company company, string first, string last, string email)
    {
        var dice = Dice.For(companies.Seed, "stranger", email);
        var status = Mailbox.Status(company, email, companies.Seed);
        var listed = status != "invalid" && (status != "accept_all" || dice.Chance(0.55));
        if (!listed)
            return null;
        return new Person(first, last, dice.Pick<JobTitle>(JobTitles.Others), email)
        {
            Mail = status,
            Confidence = dice.Between(55, 97),
            Phone = dice.Chance(0.1) ? company.Place.Phone(dice) : null,
            LinkedIn = dice.Chance(0.5) ? LinkedInHandle.Of(first, last, company.Domain) : null,
            KnownToHunter = true,
            Suppressed = dice.Chance(0.01),
            OnTeamPage = false,
        };
    }

    private static (string First, string Last)? NamesIn(string local)
    {
        var words = local.Split(['.', '_', '-', '+'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : (Capital(words[0]), Capital(words[Math.Min(1, words.Length - 1)]));
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
