using System.Text;
using Enrichment.Host.Commands;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Reports;

public sealed class MailSummaryTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_runs_end_is_written_as_a_mail_that_can_be_sent_as_it_stands()
    {
        (await cli.Enrich("name,website\nFirm 1,firm1.com\nFirm 2,firm2.com\n", "--mail-summary", cli.Folder.At("summary.eml"))).ShouldBe(ExitCodes.Done, cli.Error);

        var mail = File.ReadAllBytes(cli.Folder.At("summary.eml"));
        var text = Encoding.UTF8.GetString(mail);
        text.Split("\r\n").ShouldAllBe(line => !line.Contains('\n') && !line.Contains('\r'));
        var (head, body) = (text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n"), text[text.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]);
        head.Select(h => h[..h.IndexOf(':')]).ShouldBe(["From", "To", "Date", "Message-ID", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]);
        head.Single(h => h.StartsWith("Subject: ", StringComparison.Ordinal)).ShouldContain("completed, 2 of 2 records");
        body.ShouldContain("total");
    }

    [Fact]
    public async Task Lines_that_are_too_long_for_a_mail_are_encoded()
    {
        var folder = Directory.CreateDirectory(cli.Folder.At(new string('é', 60) + "/" + new string('d', 200) + "/" + new string('e', 200) + "/" + new string('f', 200) + "/" + new string('g', 200) + "/" + new string('h', 150))).FullName;
        (await cli.Run("run", "--input", cli.Folder.Write("in.csv", "name,website\nFirm 1,firm1.com\n"), "--output", Path.Combine(folder, "out.csv"), "--data-dir", cli.Data, "--mail-summary", cli.Folder.At("m.eml")))
            .ShouldBe(ExitCodes.Done, cli.Error);

        var lines = File.ReadAllText(cli.Folder.At("m.eml")).Split("\r\n");
        lines.ShouldContain("Content-Transfer-Encoding: base64");
        lines.ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 998);
        Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(lines.SkipWhile(l => l.Length > 0)))).ShouldContain(folder);
    }
}
