using Enrichment.Sandbox.Tests.Testing;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Tests;

public sealed class WorldTests
{
    [Fact]
    public async Task Equal_seeds_give_equal_answers_in_any_order_of_questions()
    {
        await using var one = await Loopback.StartAsync(new SandboxOptions { Seed = 7 });
        await using var two = await Loopback.StartAsync(new SandboxOptions { Seed = 7 });
        var domains = Known.Domains(60).ToList();
        var forwards = await AskAsync(one, domains);
        var backwards = await AskAsync(two, [.. domains.AsEnumerable().Reverse()]);
        domains.ShouldAllBe(domain => forwards[domain] == backwards[domain]);
    }

    [Fact]
    public async Task Another_seed_is_another_world()
    {
        await using var one = await Loopback.StartAsync(new SandboxOptions { Seed = 7 });
        await using var two = await Loopback.StartAsync(new SandboxOptions { Seed = 8 });
        var domains = Known.Domains(20).ToList();
        (await AskAsync(one, domains)).Values.ShouldNotBe((await AskAsync(two, domains)).Values);
    }

    /// <summary>A golden value: a hash or dice that came out otherwise on another machine or runtime would show here.</summary>
    [Fact]
    public void A_company_is_the_same_in_every_process()
    {
        var company = new Companies(1).Of("stripe.com");
        $"{company.LegalName}; {company.Street}, {company.Place.City} {company.PostalCode}; {company.Phone}; {company.Founded}"
            .ShouldBe("Stripe, LLC; 3413 Mission St, Baltimore 21289; +14105550135; 1968");
    }

    [Fact]
    public void Vendors_and_sites_know_their_share_of_the_companies()
    {
        var companies = Known.Domains(4000).Select(Known.Companies.Of).ToList();
        double Share(Func<Company, bool> holds) => companies.Count(holds) / (double)companies.Count;
        Share(company => company.KnownToHunter).ShouldBe(0.75, 0.03);
        Share(company => company.HunterHasEmails).ShouldBe(0.70, 0.03);
        Share(company => company.KnownToDataAxle).ShouldBe(0.65, 0.03);
        Share(company => company.SiteUp).ShouldBe(0.85, 0.03);
        companies.Where(company => !company.Exists)
            .ShouldAllBe(company => !company.KnownToHunter && !company.KnownToDataAxle && !company.SiteUp);
    }

    [Theory]
    [InlineData("smile-dental.com", "8021")]
    [InlineData("bigpizza.com", "5812")]
    [InlineData("acmesoftware.com", "7372")]
    public void A_domain_that_gives_its_business_away_has_that_business(string domain, string sic) =>
        Known.Companies.Of(domain).Industry.Sic.ShouldBe(sic);

    [Theory]
    [InlineData("acme.co.uk", "GB")]
    [InlineData("acme.de", "DE")]
    [InlineData("acme.com.sg", "SG")]
    public void A_country_ending_places_the_company_there(string domain, string country) =>
        Known.Companies.Of(domain).Place.CountryCode.ShouldBe(country);

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("nodots")]
    [InlineData("")]
    [InlineData("acme.invalid")]
    public void Free_mail_hosts_and_things_that_are_no_domains_are_no_companies(string domain) =>
        Known.Companies.Of(domain).Exists.ShouldBeFalse();

    [Theory]
    [InlineData("https://www.Acme.com:8080/about?x=1", "acme.com")]
    [InlineData(" ACME.COM. ", "acme.com")]
    [InlineData("www.com", "www.com")]
    public void A_domain_is_read_out_of_what_people_type(string text, string domain) =>
        Server.Hosts.Domain(text).ShouldBe(domain);

    [Theory]
    [InlineData("José", "jose")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("Weiß", "weiss")]
    [InlineData("Nørgaard", "norgaard")]
    [InlineData("王", "")]
    public void Names_in_addresses_are_plain_letters(string name, string letters) => EmailPattern.Ascii(name).ShouldBe(letters);

    private static async Task<Dictionary<string, string>> AskAsync(Loopback world, List<string> domains)
    {
        var answers = new Dictionary<string, string>();
        foreach (var domain in domains)
        {
            Reply[] replies =
            [
                await world.HunterAsync($"domain-search?domain={domain}"), await world.HunterAsync($"companies/find?domain={domain}"),
                await world.HunterAsync($"email-finder?domain={domain}&full_name=Ann%20Lee"),
                await world.HunterAsync($"email-verifier?email=ann.lee@{domain}"), await world.MatchAsync(domain),
            ];
            answers[domain] = string.Join('\n', replies.Select(reply => $"{reply.Status} {reply.Body}"))
                + await PageAsync(world, domain, "/") + await PageAsync(world, domain, "/robots.txt");
        }

        return answers;
    }

    private static async Task<string> PageAsync(Loopback world, string domain, string path)
    {
        try
        {
            return (await world.SiteAsync(domain, path)).Body;
        }
        catch (HttpRequestException)
        {
            return "closed";
        }
    }
}
