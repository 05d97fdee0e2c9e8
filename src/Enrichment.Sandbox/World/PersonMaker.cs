using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.World;

/// <summary>Makes a company's people; larger companies show more of them, at most <see cref="MostStaff"/>.</summary>
internal sealed class PersonMaker(long seed)
{
    public const int MostStaff = 150;

    public IReadOnlyList<Person> Staff(string domain, string pattern, bool acceptAll, int employees, Place place)
    {
        var dice = Dice.For(seed, "staff", domain);
        var count = Math.Min(MostStaff, Math.Min(employees, 1 + (int)(Math.Sqrt(employees) * (0.5 + 2 * dice.Fraction()))));
        var staff = new List<Person>(count);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var title = i < JobTitles.Heads.Length ? JobTitles.Heads[i] : dice.Pick<JobTitle>(JobTitles.Others);
            var person = Make(domain, pattern, acceptAll, title, place, dice);
            // Two people of one address cannot be: the later one was never hired.
            if (taken.Add(person.Email))
                staff.Add(person);
        }

        return staff;
    }

    private static Person Make(string domain, string pattern, bool acceptAll, JobTitle title, Place place, Dice dice)
    {
        var first = dice.Pick<string>(PersonNames.Given);
        var last = dice.Pick<string>(PersonNames.Family);
        return new Person(first, last, title, EmailPattern.Address(pattern, first, last, domain))
        {
            Mail = MailStatus(acceptAll, dice),
            Confidence = dice.Between(60, 99),
            Phone = dice.Chance(0.2) ? place.Phone(dice) : null,
            LinkedIn = dice.Chance(0.6) ? LinkedInHandle.Of(first, last, domain) : null,
            Twitter = dice.Chance(0.15) ? EmailPattern.Ascii(first) + EmailPattern.Ascii(last) : null,
            KnownToHunter = dice.Chance(0.85),
            Suppressed = dice.Chance(0.01),
            OnTeamPage = dice.Chance(0.6),
        };
    }

    private static string MailStatus(bool acceptAll, Dice dice)
    {
        var roll = dice.Fraction();
        return acceptAll ? "accept_all" : roll < 0.85 ? "valid" : roll < 0.95 ? "invalid" : "unknown";
    }
}
