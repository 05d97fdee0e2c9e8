using System.Text;
using Enrichment.Operators.Tests.Support;

namespace Enrichment.Operators.Tests.Port;

public class HostileClientTests
{
    private const string List = "{\"pbm\":1,\"operator\":\"ann\",\"words\":[\"lamp\",\"list\"]}\n";
    private const string Light = "{\"pbm\":1,\"operator\":\"ann\",\"words\":[\"lamp\",\"light\",\"-b\",\"attic\",\"-w\",\"x\"]}\n";

    [Theory]
    [InlineData("hello\n", "it is not a line of JSON")]
    [InlineData("\n", "it is not a line of JSON")]
    [InlineData("{\n", "it is not a line of JSON")]
    [InlineData("[]\n", "the request is not one of version 1 of this protocol")]
    [InlineData("{}\n", "the request is not one of version 1 of this protocol")]
    [InlineData("null\n", "the request is not one of version 1 of this protocol")]
    [InlineData("{\"pbm\":2,\"words\":[]}\n", "the request is not one of version 1 of this protocol")]
    [InlineData("{\"pbm\":\"1\",\"words\":[]}\n", "the request is not one of version 1 of this protocol")]
    [InlineData("{\"pbm\":1e99,\"words\":[]}\n", "the request is not one of version 1 of this protocol")]
    [InlineData("{\"pbm\":1}\n", "'words' is not a list of texts")]
    [InlineData("{\"pbm\":1,\"words\":\"lamp\"}\n", "'words' is not a list of texts")]
    [InlineData("{\"pbm\":1,\"words\":[1]}\n", "'words' is not a list of texts")]
    [InlineData("{\"pbm\":1,\"words\":[\"\\ud800\"]}\n", "a text is not Unicode")]
    [InlineData("{\"pbm\":1,\"words\":[],\"token\":7}\n", "'token' is not a text")]
    [InlineData("{\"pbm\":1,\"words\":[[[[[[]]]]]]}\n", "it is not a line of JSON")]
    public async Task What_is_no_request_is_named_and_ends_the_connection(string sent, string error)
    {
        await using var port = new PortOfTest();
        using var client = await port.Connect();

        await client.Send(sent);

        (await client.Error()).ShouldBe(error);
        (await client.Line()).ShouldBeNull();
        (await port.Ask("lamp list")).ShouldContain("attic");
    }

    [Fact]
    public async Task A_page_in_a_browser_cannot_hide_a_command_in_the_body_of_its_request()
    {
        await using var port = new PortOfTest();
        using var client = await port.Connect();

        await client.Send($"POST / HTTP/1.1\r\nHost: 127.0.0.1:9110\r\nContent-Type: text/plain\r\nContent-Length: {Light.Length}\r\n\r\n{Light}");

        (await client.Error()).ShouldBe("it is not a line of JSON");
        (await client.Line()).ShouldBeNull();
        port.Lamps.Lit["attic"].ShouldBeFalse();
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_no_request()
    {
        await using var port = new PortOfTest();
        using var client = await port.Connect();

        await client.Send([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D, (byte)'\n']);

        (await client.Error()).ShouldBe("it is not a line of JSON");
    }

    [Fact]
    public async Task A_line_without_end_is_cut_off_before_it_fills_the_memory()
    {
        await using var port = new PortOfTest();
        using var client = await port.Connect();

        await client.Send(Encoding.ASCII.GetBytes(new string('x', 70_000)));

        (await client.Error()).ShouldBe("a line is longer than 65536 bytes");
        (await client.Line()).ShouldBeNull();
    }

    [Fact]
    public async Task A_client_that_never_ends_its_line_is_sent_away()
    {
        await using var port = new PortOfTest(o => o with { Idle = TimeSpan.FromMilliseconds(50) });
        using var client = await port.Connect();

        await client.Send(List[..^1]);

        (await client.Error()).ShouldBe("no request came within 0.05 s");
        (await client.Line()).ShouldBeNull();
    }

    [Fact]
    public async Task A_client_that_does_not_read_its_answers_does_not_keep_its_place()
    {
        await using var port = new PortOfTest(o => o with { MostConnections = 1, Patience = TimeSpan.FromMilliseconds(50) });
        using var client = await port.Connect();
        var request = Encoding.UTF8.GetBytes(List.Replace("\"list\"", "\"long\",\"-j\""));
        try
        {
            // More than any socket's buffers hold, so that the port has to wait for a reader that is not there.
            for (var i = 0; i < 100; i++)
            {
                await client.Send(request);
            }
        }
        catch (IOException)
        {
            // The port has had enough already.
        }

        while (true)
        {
            using var other = await port.Connect();
            await other.Send(List);
            if ((await other.Line())!.StartsWith("{\"out\""))
            {
                break;
            }
        }
    }

    [Fact]
    public async Task A_name_that_is_no_login_is_not_kept()
    {
        await using var port = new PortOfTest();
        using var client = await port.Connect();

        await client.Send(Light.Replace("\"ann\"", "\"Ann\\u001b[2J <ann@x.com>\\n" + new string('y', 100) + "\""));
        await client.Line();

        port.Audit.Notes.Single().Actor.ShouldBe("pbm:Ann2Jannx.com" + new string('y', 64 - "Ann2Jannx.com".Length));
    }

    [Fact]
    public async Task Whatever_bytes_come_the_port_goes_on()
    {
        await using var port = new PortOfTest();
        var chance = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            using var client = await port.Connect();
            var bytes = Encoding.UTF8.GetBytes(List);
            for (var i = 0; i < 5; i++)
            {
                bytes[chance.Next(bytes.Length - 1)] = (byte)chance.Next(256);
            }

            await client.Send(bytes);
            (await client.Line()).ShouldNotBeNull();
        }

        (await port.Ask("lamp list")).ShouldContain("attic");
        port.Log.Lines.ShouldBeEmpty();
    }
}
