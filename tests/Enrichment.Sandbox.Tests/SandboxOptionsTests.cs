namespace Enrichment.Sandbox.Tests;

public sealed class SandboxOptionsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("200ms", 200)]
    [InlineData("1.5s", 1500)]
    [InlineData(" 2m ", 120_000)]
    public void Latency_is_read_with_its_unit(string text, double milliseconds) =>
        SandboxOptions.ParseLatency(text).TotalMilliseconds.ShouldBe(milliseconds);

    [Theory]
    [InlineData("200")]
    [InlineData("fast")]
    [InlineData("-1s")]
    [InlineData("6m")]
    [InlineData("")]
    public void A_latency_without_unit_or_out_of_range_is_refused_by_name(string text) =>
        Should.Throw<FormatException>(() => SandboxOptions.ParseLatency(text)).Message.ShouldContain($"latency: '{text}'");

    [Fact]
    public void Limits_are_unlimited_or_documented()
    {
        SandboxOptions.ParseLimits("unlimited").ShouldBe(LimitsProfile.Unlimited);
        SandboxOptions.ParseLimits("Documented").ShouldBe(LimitsProfile.Documented);
        Should.Throw<FormatException>(() => SandboxOptions.ParseLimits("documentd")).Message.ShouldContain("did you mean 'documented'?");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    public async Task A_port_that_cannot_be_is_refused(int port) => await RefusedAsync(new SandboxOptions { Port = port }, "port");

    [Fact]
    public async Task Options_set_in_code_are_checked_too()
    {
        await RefusedAsync(new SandboxOptions { Latency = TimeSpan.FromMinutes(6) }, "latency");
        await RefusedAsync(new SandboxOptions { HunterCreditPrice = -1 }, "prices");
        await RefusedAsync(new SandboxOptions { CallsKept = 0 }, "calls kept");
        await RefusedAsync(new SandboxOptions { Faults = new FaultRates { Error = double.NaN } }, "error");
    }

    private static async Task RefusedAsync(SandboxOptions options, string name) =>
        (await Should.ThrowAsync<FormatException>(SandboxServer.StartAsync(options, CancellationToken.None))).Message.ShouldContain(name);
}
