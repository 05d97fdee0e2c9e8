using Enrichment.Sandbox.Tests.Testing;

namespace Enrichment.Sandbox.Tests;

public sealed class SandboxServerTests
{
    [Fact]
    public async Task Port_zero_takes_a_free_port_and_the_health_page_answers()
    {
        await using var world = await Loopback.StartAsync(new SandboxOptions { Seed = 42 });
        world.Server.BaseAddress.Port.ShouldBeGreaterThan(0);
        world.Server.BaseAddress.Host.ShouldBe("127.0.0.1");
        (await world.GetAsync("/_health")).Json.GetProperty("seed").GetInt64().ShouldBe(42);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        await using var world = await Loopback.StartAsync();
        var port = world.Server.BaseAddress.Port;
        var problem = await Should.ThrowAsync<IOException>(
            SandboxServer.StartAsync(new SandboxOptions { Port = port }, CancellationToken.None));
        problem.Message.ShouldContain($"127.0.0.1:{port}");
    }

    [Fact]
    public async Task Twenty_calls_in_flight_each_take_the_latency_and_no_more()
    {
        var clock = new VirtualClock();
        await using var world = await Loopback.StartAsync(new SandboxOptions { Clock = clock, Latency = TimeSpan.FromMilliseconds(200) });
        var calls = Enumerable.Range(0, 20).Select(number => world.HunterAsync($"domain-search?domain=company{number}.com")).ToList();
        await clock.WaitingAsync(20);
        clock.Advance(TimeSpan.FromMilliseconds(199));
        calls.ShouldAllBe(call => !call.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        (await Task.WhenAll(calls)).ShouldAllBe(reply => reply.Status == 200);
        (await world.CallsAsync()).ShouldAllBe(call => call.GetProperty("duration").GetDecimal() == 0.2m);
    }

    [Fact]
    public async Task A_page_takes_the_latency_and_the_sandboxes_own_pages_none()
    {
        var clock = new VirtualClock();
        await using var world = await Loopback.StartAsync(new SandboxOptions { Clock = clock, Latency = TimeSpan.FromMilliseconds(200) });
        var page = world.SiteAsync(Known.Site(Known.IsPlain).Domain);
        await clock.WaitingAsync(1);
        (await world.GetAsync("/_bill")).Status.ShouldBe(200);
        page.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMilliseconds(200));
        (await page).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Stopping_gives_up_answers_that_are_held_back()
    {
        var clock = new VirtualClock();
        await using var world = await Loopback.StartAsync(new SandboxOptions { Clock = clock, Latency = TimeSpan.FromMinutes(5) });
        var call = world.HunterAsync("account");
        await clock.WaitingAsync(1);
        await world.Server.StopAsync();
        await Should.ThrowAsync<HttpRequestException>(call);
    }

    [Fact]
    public async Task Unknown_paths_are_told_where_to_look()
    {
        await using var world = await Loopback.StartAsync();
        var reply = await world.GetAsync("/nothing");
        reply.Status.ShouldBe(404);
        reply.Body.ShouldContain("/_bill");
        (await world.GetAsync("/_reset")).Status.ShouldBe(405);
    }
}
