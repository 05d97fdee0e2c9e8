using System.Net;
using System.Text.Json;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Webhooks;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Webhooks;

public sealed class WebhookTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;
    private WebhookReceiver receiver = null!;

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start(settings => settings with { Webhooks = new WebhookSettings { AllowPrivate = true } });
        receiver = await WebhookReceiver.Start();
    }

    public async Task DisposeAsync()
    {
        await receiver.DisposeAsync();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task The_end_of_a_job_is_told_as_the_job_answers_for_itself()
    {
        var (table, job) = await Enrich(new { url = receiver.Address, secret = "s3cret" });

        var hook = await Hook();

        hook.Headers.ShouldContainKey("Enrichment-Signature");
        JsonDocument.Parse(hook.Body).RootElement.GetRawText().ShouldBe((await gateway.Http.GetJson($"/v2/tables/{table}/jobs/{job}")).GetRawText());
    }

    [Theory]
    [InlineData("slack", "text")]
    [InlineData("discord", "content")]
    public async Task People_are_told_in_a_line(string format, string property)
    {
        var (_, job) = await Enrich(new { url = receiver.Address, format });

        JsonDocument.Parse((await Hook()).Body).RootElement.Text(property).ShouldStartWith($"Job {job} of table");
    }

    [Fact]
    public async Task Deliveries_are_listed_to_their_tenant_without_what_may_be_secret_in_the_address()
    {
        var (_, job) = await Enrich(new { url = new Uri(receiver.Address, "/hooks/T0/B0/xyz?token=1"), secret = "s3cret" });
        await Hook();
        JsonElement listed = default;
        await GatewayOfTest.Until(
            async () => (listed = (await gateway.Http.GetJson("/v2/deliveries"))[0]).Text("status") == "delivered", () => $"not delivered: {listed}");

        listed.Text("subject").ShouldBe(job);
        listed.GetProperty("attempts").GetInt32().ShouldBe(1);
        listed.GetRawText().ShouldNotContain("xyz");
        listed.GetRawText().ShouldNotContain("s3cret");
        (await (await gateway.As("other")).GetJson("/v2/deliveries")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_secret_is_in_no_file_of_the_store_while_its_delivery_waits_and_signs_after_a_restart()
    {
        receiver.Answer(500);
        var (_, job) = await Enrich(new { url = receiver.Address, secret = "canary-secret-4711" }, "key-1");
        await Hook();
        await gateway.Restart();
        await GatewayOfTest.Until(() => Task.FromResult(receiver.Received.Count >= 2), () => "it was not sent again");

        foreach (var file in Directory.EnumerateFiles(gateway.Data, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not "lock"))
        {
            await using var held = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(held, System.Text.Encoding.Latin1);
            (await text.ReadToEndAsync()).ShouldNotContain("canary-secret-4711", customMessage: file);
        }

        (await gateway.Node.Store.Jobs.Find("local", job))!.Request.Webhook!.Secret.ShouldNotBeNull().ShouldStartWith("sealed:v1:");
        var hook = receiver.Received[1];
        var sent = hook.Headers["Enrichment-Signature"];
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(sent[2..sent.IndexOf(',', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture));
        sent.ShouldBe(WebhookSignature.Of("canary-secret-4711", hook.Body, at));
    }

    [Fact]
    public async Task A_webhook_that_was_due_when_the_server_ended_is_sent_by_the_next_one()
    {
        receiver.Answer(500);
        await Enrich(new { url = receiver.Address });
        await Hook();

        await gateway.Restart();

        await GatewayOfTest.Until(() => Task.FromResult(receiver.Received.Count >= 2), () => "it was not sent again");
        receiver.Received[1].Body.ShouldBe(receiver.Received[0].Body);
        receiver.Received[1].Headers["Enrichment-Delivery"].ShouldBe(receiver.Received[0].Headers["Enrichment-Delivery"]);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://localhost/")]
    [InlineData("http://a.localhost./")]
    [InlineData("ftp://example.com/")]
    [InlineData("http://u:p@example.com/")]
    [InlineData("nonsense")]
    public async Task A_webhook_that_can_go_nowhere_is_refused_at_once(string url)
    {
        await using var strict = await GatewayOfTest.Start();
        var table = await strict.Http.Import("name,website\nFirm 1,firm1.com\n");

        var problem = await strict.Http.PostJson(
            $"/v2/tables/{table}/enrich", new { columnIds = new[] { "company.industry" }, webhook = new { url } }, HttpStatusCode.BadRequest);

        problem.Text("field").ShouldBe("webhook.url");
        (await strict.Http.GetJson($"/v2/tables/{table}/jobs")).GetProperty("jobs").GetArrayLength().ShouldBe(0);
    }

    private async Task<(string Table, string Job)> Enrich(object webhook, string? idempotencyKey = null)
    {
        var table = await gateway.Http.Import("name,website\nFirm 1,firm1.com\n");
        var taken = await gateway.Http.PostJson($"/v2/tables/{table}/enrich", new { columnIds = new[] { "company.industry" }, webhook }, HttpStatusCode.Accepted, idempotencyKey);
        return (table, taken.Text("id"));
    }

    private async Task<ReceivedHook> Hook()
    {
        await GatewayOfTest.Until(() => Task.FromResult(receiver.Received.Count > 0), () => "no webhook came");
        return receiver.Received[0];
    }
}
