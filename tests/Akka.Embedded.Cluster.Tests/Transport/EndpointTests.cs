using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Embedded.Cluster.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Akka.Embedded.Cluster.Tests.Transport;

[Collection(PostgreSqlTests.Name)]
public sealed class EndpointTests
{
    [Fact]
    public async Task The_endpoint_can_be_part_of_the_hosts_own_web_application()
    {
        await using var cluster = await TestCluster.Of(1);
        var port = FreePort();
        var node = cluster.Add("b", options => options with { Listen = null, Address = new Uri($"http://127.0.0.1:{port}") });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        await using var app = builder.Build();
        app.MapGet("/", () => "the host's own page");
        app.MapAkkaCluster(node.Cluster);
        await app.StartAsync();

        await node.Join();
        await cluster.IsSpread();

        (await cluster["a"].Ask(cluster.EntityOn("b"), "hello")).Node.ShouldBe("b");
    }

    [Fact]
    public async Task Nodes_talk_with_TLS_where_a_certificate_is_configured()
    {
        using var certificate = SelfSigned();
        await using var cluster = await TestCluster.Make();
        foreach (var id in new[] { "a", "b" })
            await cluster.Join(id, options => options with { Certificate = certificate, TrustedCertificates = [certificate] });
        await cluster.IsSpread();

        (await cluster["a"].Ask(cluster.EntityOn("b"), "hello")).Node.ShouldBe("b");
        cluster["a"].View.Members.ShouldAllBe(member => member.Address.Scheme == "https");
    }

    [Fact]
    public async Task A_node_whose_certificate_is_not_trusted_gets_no_message()
    {
        using var certificate = SelfSigned();
        using var other = SelfSigned();
        await using var cluster = await TestCluster.Make();
        await cluster.Join("a", options => options with { Certificate = certificate, TrustedCertificates = [other] });
        await cluster.Join("b", options => options with { Certificate = certificate, TrustedCertificates = [certificate] });
        await cluster.IsSpread();

        cluster["a"].Tell(cluster.EntityOn("b"), new Say("hello"));

        await Eventually.Is(() => cluster["a"].Log.All.Any(line => line.Contains("cannot be reached")), "the connection is refused");
        cluster.Notebook.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_opens_no_WebSocket_is_told_so()
    {
        await using var cluster = await TestCluster.Of(1);
        using var client = new HttpClient();

        var answer = await client.GetAsync(new Uri(cluster["a"].View.Members[0].Address, "/cluster"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UpgradeRequired);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(100_000)]
    public async Task A_stranger_that_sends_rubbish_is_disconnected_and_the_node_goes_on(int bytes)
    {
        await using var cluster = await TestCluster.Of(2);
        using var stranger = new ClientWebSocket();
        stranger.Options.Proxy = null;
        var address = new UriBuilder(cluster["a"].View.Members[0].Address) { Scheme = "ws", Path = "/cluster" }.Uri;
        await stranger.ConnectAsync(address, CancellationToken.None);
        var rubbish = new byte[bytes];
        new Random(1).NextBytes(rubbish);

        await stranger.SendAsync(rubbish, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

        await HasEnded(stranger).WaitAsync(Eventually.Patience);
        (await cluster["b"].Ask(cluster.EntityOn("a"), "hello")).Node.ShouldBe("a");
    }

    private static int FreePort()
    {
        using var probe = new Socket(SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    private static async Task HasEnded(WebSocket socket)
    {
        try
        {
            while ((await socket.ReceiveAsync(new byte[100], CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Cut off without a word is an end, too.
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=a node of the tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
