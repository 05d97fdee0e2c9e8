using System.Text.Json;
using Enrichment.Sandbox.Tests.Testing;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Tests.Hunter;

public sealed class EmailFinderTests
{
    private static readonly Company Company = Known.Company(company => company.HunterHasEmails && company.People.Any(IsListed));
    private static readonly Person Person = Company.People.First(IsListed);

    [Fact]
    public async Task A_person_found_costs_one_credit()
    {
        await using var world = await Loopback.StartAsync();
        var reply = await FindAsync(world, $"domain={Company.Domain}&first_name={Person.First}&last_name={Person.Last}");
        reply.Data.GetProperty("email").GetString().ShouldBe(Person.Email);
        reply.Data.GetProperty("verification").GetProperty("status").GetString().ShouldBe(Person.Mail);
        (await world.TotalAsync()).ShouldBe(0.0245m);
    }

    [Fact]
    public async Task A_repeat_is_free_also_with_the_full_name_in_other_case()
    {
        await using var world = await Loopback.StartAsync();
        await FindAsync(world, $"domain={Company.Domain}&first_name={Person.First}&last_name={Person.Last}");
        await FindAsync(world, $"domain=www.{Company.Domain}&full_name={Person.FullName.ToUpperInvariant()}&max_duration=5");
        (await world.TotalAsync()).ShouldBe(0.0245m);
    }

    [Fact]
    public async Task Nobody_found_is_a_null_email_and_free()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => !company.HunterHasEmails);
        var reply = await FindAsync(world, $"domain={company.Domain}&full_name=Ann Lee");
        reply.Status.ShouldBe(200);
        reply.Data.GetProperty("email").ValueKind.ShouldBe(JsonValueKind.Null);
        reply.Data.GetProperty("first_name").GetString().ShouldBe("Ann");
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_person_who_asked_not_to_be_processed_is_451_and_free()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => company.HunterHasEmails && company.People.Any(person => person.Suppressed));
        var person = company.People.First(person => person.Suppressed);
        (await FindAsync(world, $"domain={company.Domain}&full_name={person.FullName}")).Status.ShouldBe(451);
        (await world.HunterAsync($"email-verifier?email={person.Email}")).Status.ShouldBe(451);
        (await world.HunterAsync($"people/find?email={person.Email}")).Status.ShouldBe(451);
        (await world.HunterAsync($"combined/find?email={person.Email}")).Status.ShouldBe(451);
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_linkedin_handle_finds_the_same_person()
    {
        await using var world = await Loopback.StartAsync();
        static bool HasHandle(Person person) => IsListed(person) && person.LinkedIn is not null;
        var company = Known.Company(company => company.HunterHasEmails && company.People.Any(HasHandle));
        var person = company.People.First(HasHandle);
        var reply = await FindAsync(world, "linkedin_handle=https://www.linkedin.com/in/" + person.LinkedIn);
        reply.Data.GetProperty("email").GetString().ShouldBe(person.Email);
    }

    [Fact]
    public async Task About_half_of_the_names_that_the_world_never_heard_of_are_found()
    {
        await using var world = await Loopback.StartAsync();
        var companies = Known.Domains(600).Select(Known.Companies.Of).Where(company => company.HunterHasEmails).ToList();
        var found = 0;
        foreach (var company in companies)
        {
            var reply = await FindAsync(world, $"domain={company.Domain}&full_name=Xavi Quintero");
            found += reply.Status == 200 && reply.Data.GetProperty("email").ValueKind == JsonValueKind.String ? 1 : 0;
        }

        (found / (double)companies.Count).ShouldBeInRange(0.45, 0.70);
        (await world.TotalAsync()).ShouldBe(found * 0.0245m);
    }

    [Theory]
    [InlineData("domain=acme.com")]
    [InlineData("domain=acme.com&first_name=Ann")]
    [InlineData("domain=acme.com&full_name=Ann")]
    [InlineData("first_name=Ann&last_name=Lee")]
    [InlineData("domain=acme.com&full_name=Ann Lee&max_duration=21")]
    public async Task A_question_without_domain_or_full_name_is_wrong_params(string query)
    {
        await using var world = await Loopback.StartAsync();
        var reply = await FindAsync(world, query);
        reply.Status.ShouldBe(400);
        reply.ErrorId.ShouldBe("wrong_params");
    }

    private static bool IsListed(Person person) => person is { KnownToHunter: true, Suppressed: false, Mail: "valid" };

    private static Task<Reply> FindAsync(Loopback world, string query) => world.HunterAsync("email-finder?" + query.Replace(" ", "%20"));
}
