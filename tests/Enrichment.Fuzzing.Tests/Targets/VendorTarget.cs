using System.Net;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Fuzzing.Tests.Engine;
using Enrichment.Sources;
using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>
/// A vendor's answer: whatever comes, the connector answers with a class and a charge that its price bears, and tells no fact that the
/// operation does not give. The first byte chooses the status, the second the headers.
/// </summary>
public sealed class VendorTarget : FuzzTarget
{
    private static readonly int[] Statuses = [200, 200, 200, 200, 201, 202, 204, 222, 301, 400, 401, 402, 403, 404, 408, 409, 422, 429, 451, 500, 502, 503, 504, 599];

    private static readonly (string Name, string Value)[][] Headers =
    [
        [("Content-Type", "application/json")], [("Content-Type", "application/json; charset=utf-16")], [("Content-Type", "text/html")], [],
        [("Content-Type", "application/json"), ("Retry-After", "-5")], [("Content-Type", "application/json"), ("Retry-After", "99999999999999")],
        [("Retry-After", "Wed, 21 Oct 2099 07:28:00 GMT")], [("Content-Type", "application/json"), ("Content-Encoding", "gzip")],
        [("Content-Type", "application/json"), ("Location", "http://[::1/"), ("X-RateLimit-Remaining", "x")],
    ];

    private readonly string operation;
    private readonly Canned canned = new();
    private readonly ISource source;

    public VendorTarget(string operation)
    {
        this.operation = operation;
        var shipped = SourceSettings.Shipped();
        var settings = shipped with
        {
            Hunter = shipped.Hunter with { BaseUrl = "http://hunter.test/v2", ApiKey = "k3y-0f-the-test" },
            DataAxle = shipped.DataAxle with { BaseUrl = "http://data-axle.test", ApiKey = "k3y-0f-the-test" },
            Internal = shipped.Internal with { Schemes = ["http"], Delay = TimeSpan.Zero },
        };
        source = SourceCatalog.Create(settings, new SourceHandlers(canned, canned), TimeProvider.System, NullLogger.Instance).Source(operation);
    }

    public override string Name => "vendor-" + operation.Replace('.', '-');

    public override int Weight => 2;

    public override IReadOnlyList<string> Words =>
        ["\"data\":", "\"errors\":", "\"emails\":", "\"value\":", "\"document\":", "\"score\":", "\"meta\":", "\"id\":", "\"details\":", "[", "]", "{", "}", "null", "\"401\"", "\"verification\":"];

    public override async Task Feed(byte[] input)
    {
        canned.Answer = input.Length < 2
            ? (Statuses[0], Headers[0], input)
            : (Statuses[input[0] % Statuses.Length], Headers[input[1] % Headers.Length], input[2..]);
        var query = new SourceQuery("local/company/acme.com#1", new EntityId("local", EntityKind.Company, "acme.com"), Inputs(), source.Definition.Gives, null);

        var answer = await source.Ask(query, CancellationToken.None);

        foreach (var fact in answer.Facts)
        {
            source.Definition.Gives.ShouldContain(fact.Field);
            fact.Value.ShouldNotBeNullOrWhiteSpace();
            fact.Confidence.ShouldBeInRange(0, 1);
        }

        if (answer.Wait is { } wait) wait.ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
        if (answer.Class != AnswerClass.Data) answer.Facts.ShouldBeEmpty();
        (answer.Detail ?? "").ShouldNotContain("k3y-0f-the-test");
    }

    protected override void Dispose(bool disposing)
    {
        canned.Dispose();
        base.Dispose(disposing);
    }

    private Dictionary<string, string> Inputs() => operation switch
    {
        "hunter.email-finder" => new() { ["person.first_name"] = "Ann", ["person.last_name"] = "Lee", ["company.domain"] = "acme.com" },
        "hunter.email-verifier" => new() { ["contact.email"] = "ann.lee@acme.com" },
        "hunter.person-verifier" => new() { ["person.email"] = "ann.lee@acme.com" },
        "data-axle.match" => new() { ["company.name"] = "Acme", ["company.city"] = "Omaha", ["company.domain"] = "acme.com" },
        _ => new() { ["company.domain"] = "acme.com" },
    };

    private sealed class Canned : HttpMessageHandler
    {
        public (int Status, (string Name, string Value)[] Headers, byte[] Body) Answer { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage((HttpStatusCode)Answer.Status) { Content = new ByteArrayContent(Answer.Body), RequestMessage = request };
            foreach (var (name, value) in Answer.Headers)
            {
                if (!answer.Headers.TryAddWithoutValidation(name, value)) answer.Content.Headers.TryAddWithoutValidation(name, value);
            }

            return Task.FromResult(answer);
        }
    }
}
