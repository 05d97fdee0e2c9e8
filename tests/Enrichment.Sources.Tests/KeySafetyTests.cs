using Enrichment.Sources.Http;
using Enrichment.Sources.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Enrichment.Sources.Tests;

/// <summary>A key is sent in a header and is nowhere else: no address, no answer, no log.</summary>
public class KeySafetyTests
{
    private static readonly (string, string)[] Everything =
    [
        ("company.domain", "acme.com"), ("company.name", "Acme"), ("company.city", "Omaha"), ("contact.email", "ann@acme.com"), ("person.email", "ann@acme.com"),
        ("person.first_name", "Ann"), ("person.last_name", "Lee"),
    ];

    [Fact]
    public async Task No_failure_shows_the_key_not_even_one_that_echoes_it()
    {
        var answers = new Func<HttpResponseMessage>[]
        {
            () => throw new HttpRequestException($"cannot reach https://api/?api_key={TestSources.Key}"),
            () => throw new InvalidOperationException(TestSources.Key),
            () => StubHandler.Respond(200, TestSources.Key),
            () => StubHandler.Respond(400, $$"""{"errors":[{"id":"{{TestSources.Key}}","details":"{{TestSources.Key}}"}]}"""),
            () => StubHandler.Respond(401, TestSources.Key),
            () => StubHandler.Respond(500, TestSources.Key, ("Retry-After", TestSources.Key)),
            () => StubHandler.Respond(302, "", ("Location", $"https://elsewhere/?key={TestSources.Key}")),
        };
        var log = new KeepingLog();
        foreach (var respond in answers)
        {
            var stub = new StubHandler(_ => respond());
            var catalog = SourceCatalog.Create(TestSources.Settings, new SourceHandlers(stub, stub), TimeProvider.System, log);
            foreach (var operation in catalog.Operations)
            {
                var (answer, _) = await TestSources.AskThrough(catalog.Source(operation.Operation), TestSources.Query(Everything));

                answer.ToString().ShouldNotContain(TestSources.Key);
            }

            // A site that redirects the crawler to an address with our key in it has the key already.
            var ours = stub.Asked.Where(a => !a.Address.StartsWith("https://elsewhere", StringComparison.Ordinal)).ToList();
            ours.ShouldNotBeEmpty();
            ours.ShouldAllBe(a => !a.Address.Contains(TestSources.Key) && !a.Body.Contains(TestSources.Key));
        }

        log.Lines.ShouldAllBe(l => !l.Contains(TestSources.Key));
    }

    private sealed class KeepingLog : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");
    }
}
