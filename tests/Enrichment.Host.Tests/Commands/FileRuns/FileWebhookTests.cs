using System.Text.Json;
using Enrichment.Host.Commands;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Commands.FileRuns;

public sealed class FileWebhookTests : IAsyncLifetime, IDisposable
{
    private const string Companies = "name,website\nFirm 1,firm1.com\nFirm 2,firm2.com\n";
    private readonly Cli cli = new();
    private WebhookReceiver receiver = null!;

    public async Task InitializeAsync() => receiver = await WebhookReceiver.Start();

    public async Task DisposeAsync() => await receiver.DisposeAsync();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_webhook_is_told_of_the_end_of_a_run_over_a_file()
    {
        var (config, secret) = (Private(), cli.Folder.Write("secret.txt", "s3cret\n"));

        (await cli.Enrich(Companies, "--webhook", receiver.Address.ToString(), "--webhook-secret-file", secret, "--config", config)).ShouldBe(ExitCodes.Done, cli.Error);

        var hook = receiver.Received.Single();
        hook.Headers.ShouldContainKey("Enrichment-Signature");
        JsonDocument.Parse(hook.Body).RootElement.GetProperty("summary").GetProperty("total_businesses").GetInt64().ShouldBe(2);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "generic", "public addresses only")]
    [InlineData("example.com", "generic", "http or https")]
    [InlineData("https://example.com/", "teams", "none of generic, slack, discord")]
    public async Task A_webhook_that_cannot_be_is_said_before_the_run_begins(string url, string format, string reason)
    {
        (await cli.Enrich(Companies, "--webhook", url, "--webhook-format", format)).ShouldBe(ExitCodes.BadUsage);

        cli.Error.ShouldContain(reason);
        cli.Room.Opened.ShouldBe(0);
    }

    [Fact]
    public async Task A_secret_file_that_cannot_be_read_is_said_before_the_run_begins()
    {
        (await cli.Enrich(Companies, "--webhook", "https://example.com/", "--webhook-secret-file", cli.Folder.At("none"))).ShouldBe(ExitCodes.BadUsage);

        cli.Error.ShouldContain("--webhook-secret-file");
    }

    private string Private() => cli.Folder.Write("settings.json", """{"Webhooks":{"AllowPrivate":true}}""");
}
