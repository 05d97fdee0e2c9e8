using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace Enrichment.Sources.Tests.Support;

/// <summary>Catalogues over canned answers, and questions to ask them.</summary>
internal static class TestSources
{
    public const string Key = "k3y-0f-the-acc0unt";

    public static SourceSettings Settings { get; } = SourceSettings.Shipped() is var shipped
        ? shipped with
        {
            Hunter = shipped.Hunter with { BaseUrl = "http://hunter.test/v2", ApiKey = Key },
            DataAxle = shipped.DataAxle with { BaseUrl = "http://data-axle.test", ApiKey = Key },
            Internal = shipped.Internal with { Schemes = ["http"], Delay = TimeSpan.Zero },
        }
        : throw new InvalidOperationException();

    public static SourceCatalog Catalog(HttpMessageHandler handler, TimeProvider? time = null, SourceSettings? settings = null) =>
        SourceCatalog.Create(settings ?? Settings, new SourceHandlers(handler, handler), time ?? TimeProvider.System, NullLogger.Instance);

    public static Task<SourceAnswer> Ask(HttpMessageHandler handler, string operation, params (string Field, string Text)[] inputs) =>
        Catalog(handler).Source(operation).Ask(Query(inputs), CancellationToken.None);

    public static SourceQuery Query(params (string Field, string Text)[] inputs) => new(
        "t/company/acme.com#1",
        new EntityId("t", EntityKind.Company, "acme.com"),
        inputs.ToDictionary(i => i.Field, i => i.Text),
        [],
        null);

    /// <summary>Inputs that are enough for each operation.</summary>
    public static (string Field, string Text)[] InputsOf(string operation) => operation switch
    {
        "hunter.email-finder" => [("person.first_name", "Ann"), ("person.last_name", "Lee"), ("company.domain", "acme.com")],
        "hunter.email-verifier" => [("contact.email", "ann.lee@acme.com")],
        "hunter.person-verifier" => [("person.email", "ann.lee@acme.com")],
        "data-axle.match" => [("company.name", "Acme"), ("company.city", "Omaha"), ("company.domain", "acme.com")],
        _ => [("company.domain", "acme.com")],
    };

    /// <summary>Inputs about the company of that number in the sandbox's world.</summary>
    public static (string Field, string Text)[] WorldInputs(string operation, int company)
    {
        var domain = $"company-{company}.com";
        return operation switch
        {
            "hunter.email-finder" => [("person.first_name", "Ann"), ("person.last_name", $"Lee{company}"), ("company.domain", domain)],
            "hunter.email-verifier" => [("contact.email", $"ann@{domain}")],
            "hunter.person-verifier" => [("person.email", $"info@{domain}")],
            "data-axle.match" => [("company.name", $"Company {company}"), ("company.city", "Omaha"), ("company.domain", domain)],
            _ => [("company.domain", domain)],
        };
    }

    /// <summary>Asks until the answer is no longer Pending, as the engine does, without waiting.</summary>
    public static async Task<(SourceAnswer Answer, int Calls)> AskThrough(ISource source, SourceQuery query)
    {
        for (var calls = 1; ; calls++)
        {
            var answer = await source.Ask(query, CancellationToken.None);
            if (answer.Class != AnswerClass.Pending)
            {
                return (answer, calls);
            }

            answer.Wait.ShouldNotBeNull("a Pending answer says when to ask again");
            calls.ShouldBeLessThan(200, "a Pending answer must come to an end");
            query = query with { Continuation = answer.Continuation };
        }
    }
}
