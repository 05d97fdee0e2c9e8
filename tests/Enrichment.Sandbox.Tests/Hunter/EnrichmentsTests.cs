using System.Text.Json;
using Enrichment.Sandbox.Tests.Testing;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Tests.Hunter;

public sealed class EnrichmentsTests
{
    [Fact]
    public async Task A_company_found_costs_a_fifth_of_a_credit_each_time()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => company.KnownToHunter);
        var reply = await world.HunterAsync($"companies/find?domain={company.Domain}");
        reply.Data.GetProperty("name").GetString().ShouldBe(company.Name);
        reply.Data.GetProperty("category").GetProperty("sic4Codes")[0].GetString().ShouldBe(company.Industry.Sic);
        reply.Data.GetProperty("metrics").GetProperty("employees").ValueKind.ShouldBe(JsonValueKind.String);
        reply.Data.GetProperty("geo").GetProperty("city").GetString().ShouldBe(company.Place.City);
        await world.HunterAsync($"companies/find?domain={company.Domain}");
        (await world.TotalAsync()).ShouldBe(0.0098m);
    }

    [Fact]
    public async Task An_unknown_company_is_404_and_free()
    {
        await using var world = await Loopback.StartAsync();
        var reply = await world.HunterAsync($"companies/find?domain={Known.Company(company => !company.KnownToHunter).Domain}");
        reply.Status.ShouldBe(404);
        reply.ErrorId.ShouldBe("not_found");
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_person_is_found_by_address_and_by_handle()
    {
        await using var world = await Loopback.StartAsync();
        static bool IsListed(Person person) =>
            person is { KnownToHunter: true, Suppressed: false, Mail: "valid", LinkedIn: not null };
        var company = Known.Company(company => company.HunterHasEmails && company.People.Any(IsListed));
        var person = company.People.First(IsListed);
        var byAddress = await world.HunterAsync($"people/find?email={person.Email}");
        var byHandle = await world.HunterAsync($"people/find?linkedin_handle={person.LinkedIn}");
        byAddress.Data.GetProperty("employment").GetProperty("title").GetString().ShouldBe(person.Title.Name);
        byHandle.Body.ShouldBe(byAddress.Body);
        (await world.TotalAsync()).ShouldBe(0.0098m);
    }

    [Fact]
    public async Task A_combined_find_charges_each_record_found_and_leaves_the_other_null()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => company.KnownToHunter && !company.HunterHasEmails);
        var reply = await world.HunterAsync($"combined/find?email=ann.lee@{company.Domain}");
        reply.Data.GetProperty("person").ValueKind.ShouldBe(JsonValueKind.Null);
        reply.Data.GetProperty("company").GetProperty("domain").GetString().ShouldBe(company.Domain);
        (await world.TotalAsync()).ShouldBe(0.0049m);
    }

    [Theory]
    [InlineData("companies/find")]
    [InlineData("companies/find?domain=nodots")]
    [InlineData("people/find")]
    [InlineData("people/find?email=nobody")]
    [InlineData("combined/find?linkedin_handle=ann-lee")]
    public async Task A_question_without_its_subject_is_wrong_params(string question)
    {
        await using var world = await Loopback.StartAsync();
        (await world.HunterAsync(question)).ErrorId.ShouldBe("wrong_params");
    }
}
