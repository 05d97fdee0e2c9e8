using System.Security.Cryptography;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Webhooks;

namespace Enrichment.Host.Tests.Gateway.Webhooks;

public sealed class WebhookSealTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_sealed_is_opened_by_the_same_directory_and_is_another_text_each_time()
    {
        var (one, two) = (Alone().Seal("acme", "s3cret")!, Alone().Seal("acme", "s3cret")!);

        one.ShouldNotBe(two);
        one.ShouldNotContain("s3cret");
        Alone().Open("acme", one).ShouldBe("s3cret");
        Alone().Open("acme", two).ShouldBe("s3cret");
        Alone().Seal("acme", null).ShouldBeNull();
        Alone().Seal("acme", "").ShouldBeNull();
    }

    [Fact]
    public void Another_tenant_another_key_or_a_changed_text_opens_nothing()
    {
        var stored = Alone().Seal("acme", "s3cret")!;
        using var elsewhere = new TempFolder();

        Should.Throw<CryptographicException>(() => Alone().Open("other", stored));
        Should.Throw<CryptographicException>(() => WebhookSeal.OfDirectory(elsewhere.Path).Open("acme", stored));
        Should.Throw<CryptographicException>(() => Alone().Open("acme", stored[..^6] + "AAAA=="));
        Should.Throw<CryptographicException>(() => Alone().Open("acme", "sealed:v1:AAAA"));
        Should.Throw<CryptographicException>(() => Alone().Open("acme", "sealed:v1:*"));
    }

    [Fact]
    public void Nodes_of_a_cluster_open_each_others_seals_without_a_file()
    {
        using var elsewhere = new TempFolder();
        var stored = Clustered(folder).Seal("acme", "s3cret")!;

        Clustered(elsewhere).Open("acme", stored).ShouldBe("s3cret");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void What_an_earlier_version_stored_is_still_known() => Alone().Open("acme", "plain").ShouldBe("plain");

    [Fact]
    public void Only_its_owner_may_read_the_key()
    {
        Alone().Seal("acme", "s3cret");

        var file = Directory.EnumerateFiles(folder.Path).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_file_that_is_no_key_is_named()
    {
        folder.Write(WebhookSeal.FileName, "short");

        Should.Throw<InvalidDataException>(() => Alone().Seal("acme", "s3cret")).Message.ShouldContain(WebhookSeal.FileName);
    }

    [Fact]
    public void A_request_is_compared_by_a_mark_of_its_secret()
    {
        var request = new WebhookRequest("https://x.example/", null, "s3cret");

        Alone().Marked(request)!.Secret.ShouldBe(Alone().Marked(request)!.Secret);
        Alone().Marked(request)!.Secret.ShouldNotBe("s3cret");
        Alone().Marked(request)!.Secret.ShouldNotBe(Alone().Marked(request with { Secret = "s3creT" })!.Secret);
        Alone().Marked(null).ShouldBeNull();
    }

    private WebhookSeal Alone() => WebhookSeal.Of(folder.Path, new ClusterSettings());

    private static WebhookSeal Clustered(TempFolder data) =>
        WebhookSeal.Of(data.Path, new ClusterSettings { Database = "Host=db", Secret = "a common secret of nodes" });
}
