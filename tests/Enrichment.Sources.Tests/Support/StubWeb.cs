using System.Text;

namespace Enrichment.Sources.Tests.Support;

/// <summary>A web of hand-written sites: what each address answers; any other address is 404. Remembers the order of requests.</summary>
internal sealed class StubWeb : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>>> _answers = [];

    public List<string> Asked { get; } = [];

    /// <summary>The next answer of an address; the last one given stays.</summary>
    public StubWeb On(string address, Func<HttpResponseMessage> answer)
    {
        if (!_answers.TryGetValue(address, out var queue))
        {
            _answers[address] = queue = new Queue<Func<HttpResponseMessage>>();
        }

        queue.Enqueue(answer);
        return this;
    }

    public StubWeb Page(string address, string html, params (string Name, string Value)[] headers) =>
        On(address, () => StubHandler.Respond(200, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", headers));

    public StubWeb Status(string address, int status, params (string Name, string Value)[] headers) =>
        On(address, () => StubHandler.Respond(status, [], "text/html", headers));

    public StubWeb Robots(string origin, string file) =>
        On($"{origin}/robots.txt", () => StubHandler.Respond(200, Encoding.UTF8.GetBytes(file), "text/plain"));

    public StubWeb Moved(string from, string to) => Status(from, 301, ("Location", to));

    public StubWeb Fails(string address, Exception failure) => On(address, () => throw failure);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsoluteUri;
        Asked.Add(address);
        if (!_answers.TryGetValue(address, out var queue))
        {
            return Task.FromResult(StubHandler.Respond(404, [], "text/html"));
        }

        return Task.FromResult((queue.Count > 1 ? queue.Dequeue() : queue.Peek())());
    }
}
