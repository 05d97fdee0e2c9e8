using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary>
/// Who Hunter knows. Beside a company's own staff it knows, by the dice, some of the people that a caller names: a table to
/// enrich has names that this world never heard of.
/// </summary>
internal sealed class HunterPeople(Companies companies)
{
    public Person? ByName(Company company, string first, string last)
    {
        if (!company.HunterHasEmails)
            return null;
        var (given, family) = (EmailPattern.Ascii(first), EmailPattern.Ascii(last));
        var staff = company.People.FirstOrDefault(person =>
            EmailPattern.Ascii(person.First) == given && EmailPattern.Ascii(person.Last) == family);
        return staff is null ? Stranger(company, first, last, 0.55) : Known(staff);
    }

    public Person? ByEmail(string email)
    {
        var at = email.LastIndexOf('@');
        var company = companies.Of(email[(at + 1)..]);
        if (!company.HunterHasEmails)
            return null;
        if (company.People.FirstOrDefault(person => person.Email == email) is { } staff)
            return Known(staff);
        var (first, last) = NamesIn(email[..at]);
        return Stranger(company, first, last, 0.4) is { } stranger ? stranger with { Email = email } : null;
    }

    public (Company Company, Person? Person) ByHandle(string handle)
    {
        var (first, last, domain) = LinkedInHandle.Read(handle, companies.Seed);
        var company = companies.Of(domain);
        return (company, ByName(company, first, last));
    }

    /// <summary>Somebody Hunter does not list may still have asked not to be processed.</summary>
    private static Person? Known(Person person) => person.KnownToHunter || person.Suppressed ? person : null;

    private Person? Stranger(Company company, string first, string last, double share)
    {
        var dice = Dice.For(companies.Seed, "stranger/" + company.Domain, EmailPattern.Ascii(first) + "|" + EmailPattern.Ascii(last));
        if (!dice.Chance(share))
            return null;
        return new Person(first, last, dice.Pick<JobTitle>(JobTitles.Others), EmailPattern.Address(company.Pattern, first, last, company.Domain))
        {
            Mail = PersonMaker.MailStatus(company.AcceptAll, dice),
            Confidence = dice.Between(55, 97),
            Phone = dice.Chance(0.1) ? company.Place.Phone(dice) : null,
            LinkedIn = dice.Chance(0.5) && LinkedInHandle.CanName(company.Domain) ? LinkedInHandle.Of(first, last, company.Domain) : null,
            KnownToHunter = true,
            Suppressed = dice.Chance(0.01),
            OnTeamPage = false,
        };
    }

    private static (string First, string Last) NamesIn(string local)
    {
        var words = local.Split(['.', '_', '-', '+'], StringSplitOptions.RemoveEmptyEntries);
        var first = words.Length > 0 ? words[0] : local;
        return (Capital(first), Capital(words.Length > 1 ? words[1] : first));
    }

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
