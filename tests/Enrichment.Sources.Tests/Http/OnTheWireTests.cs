using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;
using Enrichment.Sources.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Enrichment.Sources.Tests.Http;

/// <summary>What only real sockets show.</summary>
public class OnTheWireTests
{
    [Theory]
    [InlineData("hunter.company")]
    [InlineData("data-axle.match")]
    public async Task A_kept_connection_that_breaks_does_not_send_a_paid_call_twice(string operation)
    {
        // The first call leaves a kept connection; on it the second is read and never answered. A handler left to itself repeats it.
        await using var server = new LoopbackServer(n => n == 1 ? LoopbackServer.Json("""{"data":null,"document":null}""") : null);
        using var handlers = SourceHandlers.Create(SettingsAt(server.Address), TimeProvider.System);
        var source = Catalog(server.Address, handlers).Source(operation);
        var query = TestSources.Query(TestSources.InputsOf(operation));

        (await source.Ask(query, CancellationToken.None)).Class.ShouldBe(AnswerClass.NoData);
        var second = await source.Ask(query, CancellationToken.None);

        second.Class.ShouldBe(AnswerClass.Retry);
        second.Charge.ShouldBe(Charge.Unknown);
        server.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task A_compressed_bomb_costs_no_more_than_the_limit()
    {
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
            {
                gzip.Write(zeros);
            }
        }

        await using var server = new LoopbackServer(
            _ => LoopbackServer.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip", bomb.ToArray()));
        using var handlers = SourceHandlers.Create(SettingsAt(server.Address), TimeProvider.System);
        var before = GC.GetTotalAllocatedBytes();

        var answer = await Catalog(server.Address, handlers).Source("hunter.company").Ask(TestSources.Query(("company.domain", "acme.com")), CancellationToken.None);

        answer.Detail.ShouldBe("unreadable answer: longer than the limit");
        answer.Charge.ShouldBe(Charge.Unknown);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(50L * 1024 * 1024);
    }

    [Fact]
    public async Task A_gzip_body_that_is_none_is_a_broken_answer()
    {
        await using var server = new LoopbackServer(
            _ => LoopbackServer.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip", "not gzip at all"u8.ToArray()));
        using var handlers = SourceHandlers.Create(SettingsAt(server.Address), TimeProvider.System);

        var answer = await Catalog(server.Address, handlers).Source("hunter.company").Ask(TestSources.Query(("company.domain", "acme.com")), CancellationToken.None);

        answer.Class.ShouldBe(AnswerClass.Retry);
        answer.Charge.ShouldBe(Charge.Unknown);
    }

    [Fact]
    public async Task What_is_no_HTTP_is_a_broken_answer()
    {
        await using var server = new LoopbackServer(_ => Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH_9.6\r\n\r\n"));
        using var handlers = SourceHandlers.Create(SettingsAt(server.Address), TimeProvider.System);

        var answer = await Catalog(server.Address, handlers).Source("data-axle.match").Ask(TestSources.Query(("company.domain", "acme.com")), CancellationToken.None);

        answer.Class.ShouldBe(AnswerClass.Retry);
        answer.Charge.ShouldBe(Charge.Unknown);
    }

    [Fact]
    public async Task A_refused_connection_costs_nothing()
    {
        using var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var closed = new Uri($"http://127.0.0.1:{((IPEndPoint)held.LocalEndPoint!).Port}");
        using var handlers = SourceHandlers.Create(SettingsAt(closed), TimeProvider.System);

        var answer = await Catalog(closed, handlers).Source("data-axle.match").Ask(TestSources.Query(("company.domain", "acme.com")), CancellationToken.None);

        answer.ShouldBe(SourceAnswer.Failed(AnswerClass.Retry, "connection refused"), "nothing was listening there");
    }

    private static SourceSettings SettingsAt(Uri address) => TestSources.Settings with
    {
        UseSystemProxy = false,
        Hunter = TestSources.Settings.Hunter with { BaseUrl = address.AbsoluteUri },
        DataAxle = TestSources.Settings.DataAxle with { BaseUrl = address.AbsoluteUri },
    };

    private static SourceCatalog Catalog(Uri address, SourceHandlers handlers) =>
        SourceCatalog.Create(SettingsAt(address), handlers, TimeProvider.System, NullLogger.Instance);
}
