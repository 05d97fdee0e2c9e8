using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Enrichment.Operators.Client;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Enrichment.Operators.Tests.Port;

public class OperatorPortTests
{
    private const string Token = "correct-horse-battery";
    private const string List = "{\"pbm\":1,\"operator\":\"ann\",\"words\":[\"lamp\",\"list\"]}\n";

    [Fact]
    public async Task A_command_goes_there_and_its_answer_comes_back()
    {
        await using var port = new PortOfTest();

        (await port.Ask("lamp list")).ShouldContain("cellar  yes");
        await port.Ask("lamp light -b attic -w \"it is dark\"");

        port.Lamps.Lit["attic"].ShouldBeTrue();
        port.Audit.Notes.Single().Actor.ShouldBe("pbm:ann");
    }

    [Fact]
    public async Task A_refusal_comes_back_as_one_and_the_port_goes_on()
    {
        await using var port = new PortOfTest();

        (await Should.ThrowAsync<CommandProblemException>(() => port.Ask("lamp lits"))).Message.ShouldContain("Did you mean \"list\"?");

        (await port.Ask("lamp list")).ShouldContain("attic");
        port.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_that_fails_unforeseen_is_told_and_logged_and_the_port_goes_on()
    {
        await using var port = new PortOfTest();

        (await Should.ThrowAsync<CommandProblemException>(() => port.Ask("lamp break"))).Message.ShouldBe("it failed: the clock is gone");

        (await port.Ask("lamp list")).ShouldContain("attic");
        port.Log.Lines.ShouldBe([(LogLevel.Error, "The operators' command lamp break failed")]);
    }

    [Fact]
    public async Task A_failure_that_a_node_expects_is_told_and_not_logged()
    {
        await using var port = new PortOfTest(o => o with { IsExpected = e => e is InvalidTimeZoneException });

        await Should.ThrowAsync<CommandProblemException>(() => port.Ask("lamp break"));

        port.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_of_any_length_comes_whole()
    {
        await using var port = new PortOfTest();

        var json = JsonDocument.Parse(await port.Ask("lamp long -j"));

        json.RootElement.GetProperty("text").GetString()!.Length.ShouldBe(300_000);
    }

    [Fact]
    public async Task Several_requests_of_one_connection_are_answered_in_their_order()
    {
        await using var port = new PortOfTest();
        using var client = await port.Connect();

        await client.Send(List + List.Replace("list", "lits") + List);

        (await client.Line()).ShouldStartWith("{\"out\":\"name");
        (await client.Line()).ShouldBe("{\"done\":true}");
        (await client.Error()).ShouldContain("lits");
        (await client.Line()).ShouldStartWith("{\"out\":\"name");
        (await client.Line()).ShouldBe("{\"done\":true}");
    }

    [Fact]
    public async Task Without_the_right_token_nothing_is_done()
    {
        await using var port = new PortOfTest(o => o with { Token = Token });

        (await Should.ThrowAsync<CommandProblemException>(() => port.Ask("lamp light -b attic -w x"))).Message.ShouldContain("asks for a token");
        (await Should.ThrowAsync<CommandProblemException>(() => port.Ask("lamp light -b attic -w x", Token + "x"))).Message.ShouldBe("the token is not the right one");
        (await Should.ThrowAsync<CommandProblemException>(() => port.Ask("help", Token[..^1]))).Message.ShouldBe("the token is not the right one");
        port.Lamps.Lit["attic"].ShouldBeFalse();

        await port.Ask("lamp light -b attic -w x", Token);
        port.Lamps.Lit["attic"].ShouldBeTrue();
    }

    [Fact]
    public async Task Wrong_tokens_are_logged_once_an_episode_and_never_with_the_token()
    {
        await using var port = new PortOfTest(o => o with { Token = Token });

        for (var i = 0; i < 5; i++)
        {
            await Should.ThrowAsync<CommandProblemException>(() => port.Ask("help", "not-the-right-token"));
        }

        port.Log.Lines.Single().Level.ShouldBe(LogLevel.Warning);
        await port.Ask("help", Token);
        await Should.ThrowAsync<CommandProblemException>(() => port.Ask("help", "not-the-right-token"));
        port.Log.Lines.Count.ShouldBe(2);
        port.Log.Lines.ShouldAllBe(l => !l.Text.Contains("token-") && !l.Text.Contains("not-the-right"));
    }

    [Theory]
    [InlineData("0.0.0.0", null, "0.0.0.0 can be reached by others, and there is no token")]
    [InlineData("10.1.2.3", null, "10.1.2.3 can be reached by others, and there is no token")]
    [InlineData("::", null, ":: can be reached by others, and there is no token")]
    [InlineData("0.0.0.0", "short", "at least 16 characters")]
    [InlineData("127.0.0.1", "", "at least 16 characters")]
    [InlineData("127.0.0.1", "fifteen-letters", "at least 16 characters")]
    [InlineData("127.0.0.1", "a token with blanks", "none of them a blank")]
    public void A_port_that_others_could_use_without_a_good_token_is_not_opened(string address, string? token, string problem) =>
        Should.Throw<ArgumentException>(() => new PortOfTest(o => o with { Address = IPAddress.Parse(address), Token = token })).Message.ShouldContain(problem);

    [Fact]
    public async Task Beyond_loopback_it_opens_with_a_token()
    {
        await using var port = new PortOfTest(o => o with { Address = IPAddress.Any, Token = Token });

        var client = new PortClient(new PortAddress("127.0.0.1", port.Port.EndPoint.Port), Token, "ann");
        var text = "";
        await client.Run(["help"], piece => text += piece, CancellationToken.None);

        text.ShouldContain("Lamps of the house.");
    }

    [Fact]
    public async Task One_operator_more_than_it_serves_is_told_so_and_a_place_that_is_left_is_free_again()
    {
        await using var port = new PortOfTest(o => o with { MostConnections = 2 });
        using var first = await port.Connect();
        using (var second = await port.Connect())
        {
            await first.Send(List);
            await second.Send(List);
            await first.Line();
            await second.Line();

            using var third = await port.Connect();
            (await third.Error()).ShouldBe("this node serves 2 operators already");
            (await third.Line()).ShouldBeNull();
        }

        await Until(async () =>
        {
            using var next = await port.Connect();
            await next.Send(List);
            return (await next.Line())?.StartsWith("{\"out\"") == true;
        });
    }

    [Fact]
    public async Task A_taken_port_is_told_to_whoever_wants_it_too()
    {
        await using var port = new PortOfTest();

        Should.Throw<SocketException>(() => new PortOfTest(o => o with { Port = port.Port.EndPoint.Port })).SocketErrorCode.ShouldBe(SocketError.AddressAlreadyInUse);
    }

    [Fact]
    public async Task A_node_that_ends_does_not_wait_for_commands_that_wait()
    {
        var port = new PortOfTest();
        var asked = port.Ask("lamp wait");
        await port.Lamps.Waiting.Task;

        await port.DisposeAsync();

        await port.Lamps.GaveUp.Task;
        await Should.ThrowAsync<PortUnavailableException>(() => asked);
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_its_command_even_if_nothing_is_to_be_told()
    {
        await using var port = new PortOfTest(o => o with { Heartbeat = TimeSpan.FromMilliseconds(10) });
        var client = await port.Connect();
        await client.Send(List.Replace("list", "tail"));
        await port.Lamps.Waiting.Task;

        client.Dispose();

        await port.Lamps.GaveUp.Task.WaitAsync(PortOfTest.Patience);
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(PortOfTest.Patience);
        while (!await holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
