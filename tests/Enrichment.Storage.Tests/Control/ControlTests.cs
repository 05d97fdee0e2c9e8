using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enrichment.Storage.Control;
using Enrichment.Storage.Directories;

namespace Enrichment.Storage.Tests.Control;

public sealed class ControlTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private string Socket => _scratch.File(ControlServer.FileName);

    [Fact]
    public async Task A_request_gets_its_answer()
    {
        await using var server = ControlServer.Start(Socket, Echo);

        var answer = await ControlClient.Send(server.Path, new JsonObject { ["command"] = "pause ünï" });

        answer!["command"]!.GetValue<string>().ShouldBe("pause ünï");
    }

    [Fact]
    public async Task A_handlers_failure_is_answered_with_its_message_and_the_server_goes_on()
    {
        await using var server = ControlServer.Start(Socket, (request, _) =>
            request.TryGetProperty("bad", out var _) ? throw new InvalidOperationException("no such bucket") : Task.FromResult<JsonNode>(1));

        (await Should.ThrowAsync<ControlRefusedException>(() => ControlClient.Send(server.Path, new JsonObject { ["bad"] = 1 })))
            .Message.ShouldBe("no such bucket");
        (await ControlClient.Send(server.Path, new JsonObject()))!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Input_that_is_not_JSON_gets_an_error_and_the_connection_goes_on()
    {
        await using var server = ControlServer.Start(Socket, Echo);
        using var raw = await Raw.Open(server.Path);

        await raw.Write("{ half\n\u0000\n{\"a\":1}\n");

        (await raw.ReadLine()).ShouldContain("\"error\":\"The request is not JSON");
        (await raw.ReadLine()).ShouldContain("\"error\"");
        (await raw.ReadLine()).ShouldBe("""{"ok":{"a":1}}""");
    }

    [Fact]
    public async Task A_line_that_never_ends_is_cut_off_with_an_error()
    {
        await using var server = ControlServer.Start(Socket, Echo);
        using var raw = await Raw.Open(server.Path);

        await raw.Write(new string('x', 1024 * 1024 + 1));

        (await raw.ReadLine()).ShouldContain("longer than 1048576 bytes");
        (await raw.ReadLine()).ShouldBe("");
    }

    [Fact]
    public async Task Several_clients_are_served_at_once()
    {
        var both = new TaskCompletionSource();
        var inside = 0;
        await using var server = ControlServer.Start(Socket, async (_, _) =>
        {
            if (Interlocked.Increment(ref inside) == 2) both.SetResult();
            await both.Task;
            return 1;
        });

        var answers = await Task.WhenAll(
            ControlClient.Send(server.Path, new JsonObject()), ControlClient.Send(server.Path, new JsonObject()));

        answers.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_socket_left_by_a_process_that_died_is_replaced()
    {
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(Socket));
        }

        File.WriteAllText(Socket, "");
        await using var server = ControlServer.Start(Socket, Echo);

        (await ControlClient.Send(Socket, new JsonObject { ["a"] = 1 }))!["a"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_moves_to_a_short_one_that_the_directory_names()
    {
        using var data = DataDirectory.Open(_scratch.File(new string('d', 120)));
        var server = ControlServer.Start(data, Echo);

        var found = ControlClient.FindSocket(data.Path).ShouldNotBeNull();

        found.ShouldBe(server.Path);
        (await ControlClient.Send(found, new JsonObject { ["a"] = 1 })).ShouldNotBeNull();
        await server.DisposeAsync();
        Directory.Exists(Path.GetDirectoryName(found)).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_its_user_may_open_the_socket()
    {
        await using var server = ControlServer.Start(Socket, Echo);

        if (!OperatingSystem.IsWindows()) ((int)File.GetUnixFileMode(server.Path)).ShouldBe(Convert.ToInt32("600", 8));
    }

    [Fact]
    public async Task Where_nobody_listens_the_client_says_so()
    {
        var failure = await Should.ThrowAsync<ControlUnavailableException>(() => ControlClient.Send(Socket, new JsonObject()));

        failure.Message.ShouldContain(Socket);
        ControlClient.FindSocket(_scratch.Path).ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_connections_and_takes_its_socket_away()
    {
        var entered = new TaskCompletionSource();
        var server = ControlServer.Start(Socket, async (_, stop) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return 1;
        });
        var asked = ControlClient.Send(server.Path, new JsonObject());
        await entered.Task;

        await server.DisposeAsync();

        await Should.ThrowAsync<ControlUnavailableException>(() => asked);
        File.Exists(Socket).ShouldBeFalse();
    }

    private static Task<JsonNode> Echo(JsonElement request, CancellationToken stop) =>
        Task.FromResult(JsonNode.Parse(request.GetRawText())!);

    private sealed class Raw(Socket socket) : IDisposable
    {
        private readonly StreamReader _reader = new(new NetworkStream(socket), Encoding.UTF8);

        public static async Task<Raw> Open(string path)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
            return new Raw(socket);
        }

        public async Task Write(string text) => await socket.SendAsync(Encoding.UTF8.GetBytes(text));

        public async Task<string> ReadLine() => await _reader.ReadLineAsync() ?? "";

        public void Dispose()
        {
            _reader.Dispose();
            socket.Dispose();
        }
    }
}
