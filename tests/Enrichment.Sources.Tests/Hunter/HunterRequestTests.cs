using Enrichment.Domain.Sources;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Hunter;

public class HunterRequestTests
{
    [Theory]
    [InlineData("hunter.company", "http://hunter.test/v2/companies/find?domain=acme.com")]
    [InlineData("hunter.domain-search", "http://hunter.test/v2/domain-search?domain=acme.com&limit=10")]
    [InlineData("hunter.email-finder", "http://hunter.test/v2/email-finder?domain=acme.com&first_name=Ann&last_name=Lee")]
    [InlineData("hunter.email-verifier", "http://hunter.test/v2/email-verifier?email=ann.lee%40acme.com")]
    [InlineData("hunter.person-verifier", "http://hunter.test/v2/email-verifier?email=ann.lee%40acme.com")]
    public async Task A_lookup_is_a_GET_with_the_key_in_a_header(string operation, string address)
    {
        var stub = StubHandler.Always(404, "{}");

        await TestSources.Ask(stub, operation, TestSources.InputsOf(operation));

        var asked = stub.Asked.ShouldHaveSingleItem();
        asked.Method.ShouldBe("GET");
        asked.Address.ShouldBe(address);
        asked.Headers.Values["X-API-KEY"].ShouldBe(TestSources.Key);
    }

    [Fact]
    public async Task The_finder_takes_a_LinkedIn_profile_instead_of_a_name()
    {
        var stub = StubHandler.Always(404, "{}");

        await TestSources.Ask(stub, "hunter.email-finder", ("person.linkedin_url", "https://de.linkedin.com/in/Ann-Lee?trk=x"));

        stub.Asked.ShouldHaveSingleItem().Address.ShouldBe("http://hunter.test/v2/email-finder?linkedin_handle=ann-lee");
    }

    [Fact]
    public async Task A_name_reaches_the_address_encoded()
    {
        var stub = StubHandler.Always(404, "{}");

        await TestSources.Ask(
            stub, "hunter.email-finder", ("person.first_name", "Zoë & Co"), ("person.last_name", "O'Neil#?"), ("company.domain", "https://www.acme.com/x"));

        stub.Asked.ShouldHaveSingleItem().Address
            .ShouldBe("http://hunter.test/v2/email-finder?domain=acme.com&first_name=Zo%C3%AB%20%26%20Co&last_name=O%27Neil%23%3F");
    }

    [Theory]
    [InlineData("hunter.company", "company.domain", "not a domain")]
    [InlineData("hunter.company", "company.domain", "")]
    [InlineData("hunter.domain-search", "company.name", "Acme")]
    [InlineData("hunter.email-finder", "person.first_name", "Ann")]
    [InlineData("hunter.email-finder", "person.linkedin_url", "https://www.linkedin.com/company/acme")]
    [InlineData("hunter.email-verifier", "contact.email", "nobody")]
    [InlineData("hunter.person-verifier", "contact.email", "ann@acme.com")]
    public async Task Without_usable_inputs_nothing_is_sent(string operation, string field, string text)
    {
        var stub = StubHandler.Always(200, "{}");

        var answer = await TestSources.Ask(stub, operation, (field, text));

        answer.Class.ShouldBe(AnswerClass.BadInput);
        answer.Charge.ShouldBe(Charge.None);
        stub.Asked.ShouldBeEmpty();
    }
}
