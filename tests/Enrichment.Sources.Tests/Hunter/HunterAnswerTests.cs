using Enrichment.Domain.Sources;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Hunter;

public class HunterAnswerTests
{
    [Fact]
    public async Task A_company_gives_its_facts_for_a_fifth_of_a_credit()
    {
        var answer = await Ask("hunter.company", """
            {"data":{"id":"1","name":"Acme","legalName":"Acme Inc.","domain":"acme.com","site":{"phoneNumbers":["+1 402-555-0100"],"emailAddresses":["info@acme.com"]},
             "category":{"sector":"Industrials","industry":"Plumbing","sicCode":"17","sic4Codes":["1711"],"naicsCode":"23","naics6Codes":["238220"]},
             "description":"Pipes  and\nmore","foundedYear":1999,"geo":{"streetNumber":"1","streetName":"Main St","city":"Omaha","postalCode":"68102","state":"Nebraska","stateCode":"NE","country":"United States","countryCode":"US"},
             "facebook":{"handle":"acmeplumbing"},"linkedin":{"handle":"company/acme"},"twitter":{"handle":"@acme"},"phone":null,
             "metrics":{"employees":"11-50","annualRevenue":null,"estimatedAnnualRevenue":"$1M-$10M"},"tech":["nginx","wordpress"]},"meta":{}}
            """);

        answer.Class.ShouldBe(AnswerClass.Data);
        answer.Charge.ShouldBe(Charge.Of(0.2m));
        Texts(answer).ShouldBe(new Dictionary<string, string>
        {
            ["company.name"] = "Acme",
            ["company.description"] = "Pipes and more",
            ["company.industry"] = "Plumbing",
            ["company.naics"] = "238220",
            ["company.sic"] = "1711",
            ["company.founded_year"] = "1999",
            ["company.employee_count"] = "11-50",
            ["company.revenue"] = "$1M-$10M",
            ["company.phone"] = "+14025550100",
            ["company.email"] = "info@acme.com",
            ["company.street"] = "1 Main St",
            ["company.city"] = "Omaha",
            ["company.state"] = "NE",
            ["company.postal_code"] = "68102",
            ["company.country"] = "US",
            ["company.linkedin_url"] = "https://www.linkedin.com/company/acme",
            ["company.twitter_url"] = "https://x.com/acme",
            ["company.facebook_url"] = "https://www.facebook.com/acmeplumbing",
            ["company.technologies"] = "nginx; wordpress",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_null_company_is_no_data_and_free()
    {
        var answer = await Ask("hunter.company", """{"data":null,"meta":{}}""");

        answer.Class.ShouldBe(AnswerClass.NoData);
        answer.Charge.ShouldBe(Charge.None);
    }

    [Fact]
    public async Task The_contact_is_the_most_confident_personal_email_the_more_senior_among_equals()
    {
        var answer = await Ask("hunter.domain-search", """
            {"data":{"domain":"acme.com","organization":"Acme","emails":[
              {"value":"junior@acme.com","type":"personal","confidence":95,"first_name":"Jo","last_name":"Low","seniority":"junior"},
              {"value":"ceo@acme.com","type":"personal","confidence":95,"first_name":"Ann","last_name":"Lee","position":"CEO","seniority":"executive","linkedin":"https://www.linkedin.com/in/annlee","phone_number":"+1 402 555 0101","verification":{"date":"2026-05-01","status":"valid"},"sources":[{"domain":"acme.com","uri":"https://acme.com/team"}]},
              {"value":"unsure@acme.com","type":"personal","confidence":40,"seniority":"executive"},
              {"value":"info@acme.com","type":"generic","confidence":99}]},"meta":{"results":4}}
            """);

        answer.Charge.ShouldBe(Charge.Of(1));
        Texts(answer).ShouldBe(new Dictionary<string, string>
        {
            ["contact.first_name"] = "Ann",
            ["contact.last_name"] = "Lee",
            ["contact.title"] = "CEO",
            ["contact.email"] = "ceo@acme.com",
            ["contact.email_status"] = "valid",
            ["contact.phone"] = "+14025550101",
            ["contact.linkedin_url"] = "https://www.linkedin.com/in/annlee",
            ["company.email"] = "info@acme.com",
            ["company.name"] = "Acme",
        }, ignoreOrder: true);
        var email = answer.Facts.Single(f => f.Field == "contact.email");
        email.Confidence.ShouldBe(0.95);
        email.Evidence.ShouldBe("https://acme.com/team");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    public async Task A_search_is_charged_by_the_emails_it_returned(int emails, int credits)
    {
        var list = string.Join(',', Enumerable.Range(0, emails).Select(i => $$"""{"value":"p{{i}}@acme.com","type":"personal"}"""));

        var answer = await Ask("hunter.domain-search", $$$"""{"data":{"domain":"acme.com","organization":null,"emails":[{{{list}}}]}}""");

        answer.Charge.Units.ShouldBe(credits);
        answer.Class.ShouldBe(emails == 0 ? AnswerClass.NoData : AnswerClass.Data);
    }

    [Fact]
    public async Task Emails_that_are_unusable_are_charged_all_the_same()
    {
        var answer = await Ask("hunter.domain-search", """{"data":{"emails":[{"value":7},null,"x",{"value":"not one"}]}}""");

        answer.Class.ShouldBe(AnswerClass.NoData);
        answer.Charge.ShouldBe(Charge.Of(1));
    }

    [Fact]
    public async Task A_found_person_costs_a_credit()
    {
        var answer = await Ask("hunter.email-finder", """
            {"data":{"first_name":"Ann","last_name":"Lee","email":"ann.lee@acme.com","score":"92","position":"CTO","linkedin_url":"https://www.linkedin.com/in/annlee",
             "phone_number":null,"verification":{"status":"accept_all"},"sources":[]}}
            """);

        answer.Charge.ShouldBe(Charge.Of(1));
        Texts(answer).ShouldBe(new Dictionary<string, string>
        {
            ["person.email"] = "ann.lee@acme.com",
            ["person.email_status"] = "accept_all",
            ["person.title"] = "CTO",
            ["person.linkedin_url"] = "https://www.linkedin.com/in/annlee",
            ["person.first_name"] = "Ann",
            ["person.last_name"] = "Lee",
        }, ignoreOrder: true);
        answer.Facts[0].Confidence.ShouldBe(0.92);
    }

    [Theory]
    [InlineData("""{"data":{"email":null,"score":0}}""")]
    [InlineData("""{"data":{"email":""}}""")]
    public async Task A_null_email_is_no_data_and_free(string body)
    {
        var answer = await Ask("hunter.email-finder", body);

        answer.Class.ShouldBe(AnswerClass.NoData);
        answer.Charge.ShouldBe(Charge.None);
    }

    [Theory]
    [InlineData("valid", 0.95)]
    [InlineData("invalid", 0.95)]
    [InlineData("disposable", 0.95)]
    [InlineData("accept_all", 0.8)]
    [InlineData("webmail", 0.8)]
    [InlineData("unknown", 0.3)]
    public async Task A_verification_costs_half_a_credit(string status, double confidence)
    {
        var answer = await Ask("hunter.email-verifier", $$$"""{"data":{"status":"{{{status}}}","score":70,"email":"ann.lee@acme.com"}}""");

        answer.Charge.ShouldBe(Charge.Of(0.5m));
        var fact = answer.Facts.ShouldHaveSingleItem();
        fact.ShouldBe(new FoundFact("contact.email_status", status, confidence));
    }

    private static Task<SourceAnswer> Ask(string operation, string body) =>
        TestSources.Ask(StubHandler.Always(200, body), operation, TestSources.InputsOf(operation));

    private static Dictionary<string, string> Texts(SourceAnswer answer) => answer.Facts.ToDictionary(f => f.Field, f => f.Value);
}
