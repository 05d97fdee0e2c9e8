using System.Globalization;
using System.Text.Json;
using Enrichment.Sandbox.Bill;
using Enrichment.Sandbox.Tests.Testing;

namespace Enrichment.Sandbox.Tests.Bill;

public sealed class CallsTests
{
    [Fact]
    public async Task Calls_stand_in_order_of_arrival_with_time_source_path_subject_status_and_charge()
    {
        var clock = new VirtualClock();
        await using var world = await Loopback.StartAsync(new SandboxOptions { Clock = clock });
        var company = Known.Company(company => company is { KnownToHunter: true, KnownToDataAxle: true, SiteUp: true }
            && Known.IsPlain(Known.Plan(company)));
        await world.HunterAsync($"companies/find?domain={company.Domain}");
        clock.Advance(TimeSpan.FromTicks(12_345));
        await world.MatchAsync(company.Domain);
        await world.SiteAsync("www." + company.Domain, "/");
        var calls = await world.CallsAsync();
        calls.Select(call => $"{Text(call, "source")} {Text(call, "operation")} {Text(call, "path")} {Text(call, "subject")}").ShouldBe(
        [
            $"hunter companies-find /hunter/v2/companies/find {company.Domain}",
            $"data-axle match-v1 /data-axle/v1/places/match {company.Domain}",
            $"web page / {company.Domain}",
        ]);
        calls.Select(call => call.GetProperty("status").GetInt32()).ShouldBe([200, 200, 200]);
        calls.Select(call => call.GetProperty("charged").GetRawText()).ShouldBe(["0.0049", "0.1", "0"]);
        var times = calls.Select(call => DateTime.Parse(Text(call, "at")!, null, DateTimeStyles.RoundtripKind)).ToList();
        (times[1] - times[0]).Ticks.ShouldBe(12_345);
        times.ShouldAllBe(time => time.Kind == DateTimeKind.Utc);
    }

    [Fact]
    public async Task Pages_of_calls_begin_where_the_last_one_ended()
    {
        await using var world = await Loopback.StartAsync();
        for (var call = 0; call < 25; call++)
            await world.HunterAsync($"email-count?domain=company{call}.com");
        var first = (await world.GetAsync("/_calls?limit=10")).Json;
        var next = first.GetProperty("next").GetInt64();
        next.ShouldBe(10);
        var rest = await world.CallsAsync($"?since={next}");
        rest.Select(call => Text(call, "subject")).ShouldBe(Enumerable.Range(10, 15).Select(number => $"company{number}.com"));
        (await world.CallsAsync("?since=1000")).ShouldBeEmpty();
        (await world.GetAsync("/_calls?since=soon")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Concurrent_calls_are_all_logged_in_rising_order_of_time()
    {
        await using var world = await Loopback.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(call => world.HunterAsync($"email-count?domain=company{call}.com")));
        var calls = await world.CallsAsync();
        calls.Select(call => Text(call, "subject")).Distinct().Count().ShouldBe(300);
        calls.Select(call => Text(call, "at")).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        calls.Select(call => call.GetProperty("number").GetInt32()).ShouldBe(Enumerable.Range(0, 300));
    }

    [Fact]
    public async Task A_key_never_stands_in_the_log()
    {
        await using var world = await Loopback.StartAsync();
        await world.HunterAsync("account", "secret-key-1");
        await world.GetAsync("/data-axle/v1/places/match?auth_token=secret-key-2");
        (await world.GetAsync("/_calls")).Body.ShouldNotContain("secret-key");
    }

    [Fact]
    public async Task A_client_that_leaves_before_its_answer_is_marked_and_billed()
    {
        var clock = new VirtualClock();
        await using var world = await Loopback.StartAsync(new SandboxOptions { Clock = clock, Latency = TimeSpan.FromSeconds(1) });
        using var impatience = new CancellationTokenSource();
        var domain = Known.Company(company => company.KnownToHunter).Domain;
        var call = world.Client.GetAsync($"/hunter/v2/companies/find?api_key=k&domain={domain}", impatience.Token);
        await clock.WaitingAsync(1);
        Text((await world.CallsAsync())[0], "answer").ShouldBe("underWay");
        await impatience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
        await clock.WaitingForNoneAsync();
        await AnswerBecomesAsync(world, "abandoned");
        (await world.TotalAsync()).ShouldBe(0.0049m);
    }

    [Fact]
    public void A_log_that_is_full_forgets_the_oldest_calls_and_keeps_their_numbers()
    {
        var log = new CallLog(CallLog.ChunkSize);
        for (var number = 0; number < CallLog.ChunkSize * 3 + 5; number++)
            log.Append(new CallRecord { Path = "/", Subject = number.ToString(), At = number });
        log.Next.ShouldBe(CallLog.ChunkSize * 3 + 5);
        log.First.ShouldBe(CallLog.ChunkSize * 2);
        var (firstNumber, chunks) = log.Since(CallLog.ChunkSize * 3);
        firstNumber.ShouldBe(CallLog.ChunkSize * 3);
        chunks[0][0].Subject.ShouldBe((CallLog.ChunkSize * 3).ToString());
    }

    [Fact]
    public void A_clock_set_back_does_not_put_a_call_before_its_predecessor()
    {
        var log = new CallLog(10);
        log.Append(new CallRecord { At = 100 });
        log.Append(new CallRecord { At = 50 });
        log.Since(0).Chunks[0][1].At.ShouldBe(100);
    }

    /// <summary>The mark follows the client's leaving by a few instructions, with nothing in between to wait on but to ask.</summary>
    private static async Task AnswerBecomesAsync(Loopback world, string end)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Text((await world.CallsAsync())[0], "answer") != end)
            patience.IsCancellationRequested.ShouldBeFalse($"the call was never marked {end}");
    }

    private static string? Text(JsonElement call, string name) => call.GetProperty(name).GetString();
}
