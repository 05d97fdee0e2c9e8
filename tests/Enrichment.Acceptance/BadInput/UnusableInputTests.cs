using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.BadInput;

/// <summary>What cannot be worked at all is refused with exit code 2, one line that says where and why, and nothing bought or written.</summary>
public sealed class UnusableInputTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string, string?, string[]> Files => new()
    {
        { "missing", null, ["in.csv", "no such file"] },
        { "empty", "", ["in.csv", "is empty"] },
        { "header only", "name,website\n", ["in.csv, line 1", "no rows"] },
        { "unclosed quote", "name,website\na,x.com\n\"b,y.com\nc,z.com\n", ["in.csv, line 3", "never closed"] },
    };

    public static TheoryData<string[], string[]> Options => new()
    {
        { ["--max-workers", "0"], ["--max-workers", "1 to 20"] },
        { ["--max-workers", "21"], ["--max-workers", "1 to 20"] },
        { ["--budget", "-1"], ["--budget"] },
        { ["--budget", "much"], ["--budget"] },
        { ["--budgte", "5"], ["--budgte", "Did you mean \"--budget\""] },
        { ["--columns", "domain=webseite"], ["webseite", "Did you mean \"website\""] },
        { ["--stages", "found"], ["found", "Did you mean \"fund\""] },
        { ["--resume", "--force"], ["--resume", "--force"] },
        { ["--data-dir", "in.csv"], ["in.csv", "is a file"] },
        { ["--output", "in.csv"], ["--output", "never altered"] },
        { ["--output", "."], ["--output", "is a directory"] },
        { ["--output", "nowhere/out.csv"], ["--output", "does not exist"] },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task An_input_that_is(string _, string? content, string[] said)
    {
        if (content is not null)
        {
            folder.Write("in.csv", content);
        }

        await IsRefused(["--input", "in.csv", "--output", "out.csv"], said);
        File.Exists(folder.At("out.csv")).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Options_that_are(string[] words, string[] said)
    {
        const string Content = "name,website\na,x.com\n";
        folder.Write("in.csv", Content);

        await IsRefused(["--input", "in.csv", .. words.Contains("--output") ? Array.Empty<string>() : ["--output", "out.csv"], .. words], said);

        File.ReadAllText(folder.At("in.csv")).ShouldBe(Content);
        Directory.GetFiles(folder.Path).ShouldBe([folder.At("in.csv")]);
    }

    private async Task IsRefused(IEnumerable<string> words, string[] said)
    {
        var ended = (await EnrichProcess.Run(new Launch(folder.Path), ["run", .. words])).With(2);
        var why = ended.Error.Split('\n')[^1];
        why.ShouldStartWith("enrich: ");
        foreach (var part in said)
        {
            why.ShouldContain(part);
        }
    }
}
