using System.Net;
using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Webhooks;
using Enrichment.Host.Tests.Support;
using Enrichment.Sources.Http;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Host.Tests.Gateway.Webhooks;

public sealed class DeliveryRoundTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly AddressGuard Private = WebhookGuard.Of(new WebhookSettings { AllowPrivate = true });
    private readonly TempFolder folder = new();
    private readonly ManualTime time = new();
    private SqliteStore store = null!;
    private WebhookReceiver receiver = null!;

    public async Task InitializeAsync()
    {
        store = Open();
        receiver = await WebhookReceiver.Start();
    }

    public async Task DisposeAsync()
    {
        await receiver.DisposeAsync();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_delivery_is_posted_once_with_its_id_and_a_signature_that_the_receiver_can_check()
    {
        await Add("job", receiver.Address.ToString(), "s3cret");

        (await Round()).Single().Status.ShouldBe(DeliveryStatus.Delivered);
        (await Round()).ShouldBeEmpty();

        var hook = receiver.Received.Single();
        hook.Body.ShouldBe("{\"of\":\"d-job\"}");
        hook.Headers["Enrichment-Delivery"].ShouldBe("d-job");
        hook.Headers["Content-Type"].ShouldBe("application/json");
        var parts = hook.Headers["Enrichment-Signature"].Split(',').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        parts["t"].ShouldBe(Some.Time.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        parts["v1"].ShouldBe(Convert.ToHexStringLower(HMACSHA256.HashData("s3cret"u8, Encoding.UTF8.GetBytes($"{parts["t"]}.{hook.Body}"))));
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_signed()
    {
        await Add("job", receiver.Address.ToString());

        await Round();

        receiver.Received.Single().Headers.ShouldNotContainKey("Enrichment-Signature");
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_later_with_the_same_body_until_it_is_taken()
    {
        await Add("job", receiver.Address.ToString());
        receiver.Answer(500);
        receiver.Answer(503);

        var first = (await Round()).Single();
        (await Round()).ShouldBeEmpty("its time has not come");
        time.Advance(first.NextAt - time.GetUtcNow());
        var second = (await Round()).Single();
        time.Advance(second.NextAt - time.GetUtcNow());
        var third = (await Round()).Single();

        first.Problem.ShouldBe("answered 500");
        (second.NextAt - first.NextAt).ShouldBeGreaterThan(first.NextAt - first.CreatedAt);
        third.Status.ShouldBe(DeliveryStatus.Delivered);
        third.Attempts.ShouldBe(3);
        receiver.Received.Select(h => h.Body).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task After_eight_attempts_over_hours_it_is_given_up()
    {
        await Add("job", receiver.Address.ToString(), "s3cret");
        for (var attempt = 1; attempt <= RetryPlan.MostAttempts; attempt++)
        {
            receiver.Answer(500);
            time.Advance(TimeSpan.FromHours(3));
            await Round();
        }

        time.Advance(TimeSpan.FromDays(1));
        await Round();

        receiver.Received.Count.ShouldBe(RetryPlan.MostAttempts);
        var ended = (await store.Deliveries.List("default", 10)).Single();
        ended.Status.ShouldBe(DeliveryStatus.GivenUp);
        ended.Target.Secret.ShouldBeNull("nobody needs it any more");
    }

    [Fact]
    public async Task A_receiver_that_is_gone_for_good_is_not_asked_again()
    {
        await Add("job", receiver.Address.ToString());
        receiver.Answer(410);

        (await Round()).Single().Status.ShouldBe(DeliveryStatus.GivenUp);
    }

    [Fact]
    public async Task A_restart_goes_on_with_what_waits()
    {
        await Add("job", receiver.Address.ToString(), "s3cret");
        receiver.Answer(500);
        await Round();
        await store.DisposeAsync();
        store = Open();

        time.Advance(TimeSpan.FromHours(1));
        (await Round()).Single().Status.ShouldBe(DeliveryStatus.Delivered);

        receiver.Received.Select(h => h.Headers["Enrichment-Delivery"]).ShouldBe(["d-job", "d-job"]);
        receiver.Received[1].Headers.ShouldContainKey("Enrichment-Signature");
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://10.0.0.1:{0}/")]
    [InlineData("http://169.254.169.254:{0}/latest")]
    [InlineData("http://inside.example:{0}/")]
    public async Task No_address_inside_is_reached_however_it_is_written(string url)
    {
        await Add("job", string.Format(System.Globalization.CultureInfo.InvariantCulture, url, receiver.Address.Port));

        var ended = (await Round(AddressGuard.PublicOnly)).Single();

        ended.Status.ShouldBe(DeliveryStatus.GivenUp);
        ended.Problem.ShouldBe("address not allowed");
        receiver.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Private_receivers_may_be_allowed_but_never_a_clouds_own_services()
    {
        await Add("job", "http://169.254.169.254/latest");

        (await Round()).Single().Problem.ShouldBe("address not allowed");
    }

    [Fact]
    public async Task A_redirect_that_keeps_the_method_is_followed_where_the_guard_lets_it()
    {
        await Add("job", receiver.Address.ToString());
        receiver.Answer(308, "/there");

        (await Round()).Single().Status.ShouldBe(DeliveryStatus.Delivered);

        receiver.Received.Select(h => h.Path).ShouldBe(["/", "/there"]);
        receiver.Received[1].Body.ShouldBe(receiver.Received[0].Body);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest", "address not allowed")]
    [InlineData("http://inside.example/", "address not allowed")]
    [InlineData("file:///etc/passwd", "redirected where it is not followed")]
    [InlineData("http://user:pass@127.0.0.1/", "redirected where it is not followed")]
    public async Task A_redirect_leads_nowhere_that_the_webhook_itself_may_not_go(string location, string problem)
    {
        await Add("job", receiver.Address.ToString());
        receiver.Answer(307, location);

        (await Round()).Single().Problem.ShouldBe(problem);

        receiver.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends()
    {
        await Add("job", receiver.Address.ToString());
        for (var i = 0; i < 10; i++)
        {
            receiver.Answer(307, "/");
        }

        (await Round()).Single().Problem.ShouldBe("redirected where it is not followed");

        receiver.Received.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_it_was_to_tell_of_may_be_gone()
    {
        await Add("job", receiver.Address.ToString());

        (await Round(body: null)).Single().Status.ShouldBe(DeliveryStatus.GivenUp);

        receiver.Received.ShouldBeEmpty();
    }

    private SqliteStore Open() => SqliteStore.Open(new SqliteStoreOptions { Path = folder.Path, Time = time });

    private Task Add(string subject, string url, string? secret = null) =>
        store.Deliveries.Add(Delivery.New("default", subject, new WebhookTarget(url, "generic", secret), null, time.GetUtcNow()));

    private async Task<IReadOnlyList<Delivery>> Round(AddressGuard? guard = null, string? body = "{\"of\":\"d-job\"}")
    {
        using var client = WebhookClient.Create(guard ?? Private, WebhookSeal.OfDirectory(folder.Path), Timeout, time, Resolve);
        return await new DeliveryRound(store.Deliveries, client, (_, _) => Task.FromResult(body), time, () => 0.5).Run(CancellationToken.None);
    }

    /// <summary>A public name whose owner points it at a cloud's own services.</summary>
    private static Task<IPAddress[]> Resolve(string host, CancellationToken stop) =>
        Task.FromResult<IPAddress[]>([IPAddress.TryParse(host, out var literal) ? literal : IPAddress.Parse("169.254.169.254")]);
}
