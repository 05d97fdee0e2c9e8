using System.Net;
using System.Net.Sockets;
using System.Text;
using Enrichment.Operators.Client;
using Enrichment.Operators.Commands;

namespace Enrichment.Operators.Tests.Client;

public class PortClientTests
{
    [Fact]
    public async Task Where_nobody_listens_it_says_where()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = new PortAddress("127.0.0.1", ((IPEndPoint)taken.LocalEndPoint!).Port);

        var problem = await Should.ThrowAsync<PortUnavailableException>(() => Ask(address));

        problem.Message.ShouldStartWith($"no node answers at {address}: ");
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "it is not a line of JSON")]
    [InlineData("{\"hello\":1}\n", "the answer is not one of this protocol")]
    [InlineData("{\"out\":\"some\"}\n", "it went away before its answer had ended")]
    [InlineData("", "it went away before its answer had ended")]
    public async Task What_is_no_node_is_named(string answer, string problem) =>
        (await Should.ThrowAsync<PortUnavailableException>(() => AskOneThatAnswers(answer))).Message.ShouldEndWith(problem);

    [Fact]
    public async Task A_silent_node_is_given_up() =>
        (await Should.ThrowAsync<PortUnavailableException>(() => AskOneThatAnswers(null))).Message.ShouldEndWith("it is silent");

    [Fact]
    public async Task What_comes_from_elsewhere_moves_no_cursor()
    {
        (await AskOneThatAnswers("{\"out\":\"a\\u001b[2Jb\\u009bc\\rd\\ne\"}\n{\"done\":true}\n")).ShouldBe("a?[2Jb?c?d\ne");
        (await Should.ThrowAsync<CommandProblemException>(() => AskOneThatAnswers("{\"error\":\"\\u001b]0;x\\u0007\"}\n"))).Message.ShouldBe("?]0;x?");
    }

    private static async Task<string> Ask(PortAddress address)
    {
        var text = new StringBuilder();
        await new PortClient(address, null, "ann") { Patience = TimeSpan.FromSeconds(2) }.Run(["help"], piece => text.Append(piece), CancellationToken.None);
        return text.ToString();
    }

    /// <param name="answer">Null never answers.</param>
    private static async Task<string> AskOneThatAnswers(string? answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asked = Ask(new PortAddress("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port));
        using var client = await listener.AcceptTcpClientAsync();
        if (answer is not null)
        {
            var request = new byte[1024];
            (await client.GetStream().ReadAsync(request)).ShouldBeGreaterThan(0);
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer));
            client.Client.Shutdown(SocketShutdown.Send);
        }

        return await asked;
    }
}
