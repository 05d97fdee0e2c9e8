using Enrichment.Host.Commands;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Commands;

public sealed class EnrichCliTests : IDisposable
{
    private readonly Cli cli = new();

    public static TheoryData<string, string> Bad => new()
    {
        { "run --inptu x.csv", "unknown option '--inptu'. Did you mean \"--input\"? See enrich run --help" },
        { "rnu", "unknown command 'rnu'. Did you mean \"run\"? See enrich --help" },
        { "run -o out.csv", "Option '--input' is required. See enrich run --help" },
        { "run -i in.csv", "--output is missing: name the file to write" },
        { "run -i in.csv -o out.csv --max-workers 21", "--max-workers 21: must be from 1 to 20" },
        { "run -i in.csv -o out.csv --max-workers 0", "--max-workers 0: must be from 1 to 20" },
        { "run -i in.csv -o out.csv --budget -1", "--budget -1: must be from 0 to 1,000,000,000 dollars" },
        { "run -i in.csv -o out.csv --delay -1", "--delay -1: must be from 0 to 86400 seconds" },
        { "run -i in.csv -o out.csv --checkpoint-interval 0", "--checkpoint-interval 0: must be at least 1" },
        { "run -i in.csv -o out.csv --stages poc,fnud", "--stages: there is no stage 'fnud'. Did you mean \"fund\"?" },
        { "run -i in.csv -o out.csv --strategy healthcar", "--strategy: there is no strategy 'healthcar'. Did you mean \"healthcare\"?" },
        { "run -i in.csv -o out.csv --columns domain=ulr", "--columns: the input has no column 'ulr'. Did you mean \"url\"?" },
        { "run -i in.csv -o out.csv --priority-column wieght", "--priority-column: the input has no column 'wieght'. Known: name, url." },
        { "run -i in.csv -o out.csv --id-columns nmae", "The file has no column \"nmae\" to take record ids from. Did you mean \"name\"?" },
        { "run -i in.csv -o out.csv --delimiter xx", "--delimiter 'xx': must be one character, or 'tab'" },
        { "run -i in.csv -o out.csv --limits documentd", "--limits 'documentd': must be documented or unlimited. Did you mean \"documented\"?" },
        { "run -i in.csv -o out.csv --sandbox ftp://x", "--sandbox 'ftp://x': must be an address such as http://127.0.0.1:5080" },
        { "run -i in.csv -o out.csv --source-budget huntr=1", "--source-budget: there is no source account 'huntr'. Did you mean \"hunter\"?" },
        { "run -i in.csv -o out.csv --source-budget hunter", "--source-budget 'hunter': must be name=dollars, such as hunter=5" },
        { "run -i in.csv -o in.csv", "--output is the --input itself; choose another file, the input is never altered" },
        { "run -i in.csv -o .", "--output . is a directory; name a file in it" },
        { "run -i in.csv -o out.csv --resume --force", "--resume goes on and --force starts afresh; choose one" },
        { "run -i none.csv -o out.csv", "none.csv: no such file" },
        { "run -i . -o out.csv", ".: is a directory; name a CSV file" },
        { "run -i empty.csv -o out.csv", "empty.csv: is empty; its first line must name the columns" },
        { "run -i header.csv -o out.csv", "header.csv, line 1: there is a header but no rows below it" },
        { "run -i quote.csv -o out.csv", "quote.csv, line 3: the quote that opens column 2 is never closed" },
        { "run -i in.csv -o none/out.csv", "--output none/out.csv: the folder" },
        { "run -i in.csv -o out.csv --config none.json", "none.json: cannot be read" },
        { "status --data-dir none", "there is no data directory at" },
        { "sandbox --faults thortled=1", "faults: unknown key 'thortled'" },
        { "sandbox --latency soon", "latency: 'soon' is not a duration" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Bad_usage_is_one_clear_line_and_exit_code_2(string line, string message)
    {
        cli.Folder.Write("in.csv", "name,url\nAcme,acme.com\n");
        cli.Folder.Write("empty.csv", "");
        cli.Folder.Write("header.csv", "name,url\n");
        cli.Folder.Write("quote.csv", "name,url\na,b\nc,\"d\n");
        string[] files = ["in.csv", "out.csv", "none.csv", "empty.csv", "header.csv", "quote.csv", "none.json"];
        var words = line.Split(' ').Select(w => files.Contains(w) ? cli.Folder.At(w) : w).ToArray();
        (await cli.Run([.. words, .. line.StartsWith("run -i in.csv -o out", StringComparison.Ordinal) ? new[] { "--data-dir", cli.Data } : []])).ShouldBe(ExitCodes.BadUsage);
        var last = cli.Error.TrimEnd().Split('\n')[^1].Replace(cli.Folder.Path + "/", "", StringComparison.Ordinal);
        last.ShouldStartWith($"enrich: {message}");
        File.Exists(cli.Output).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--help", "enrich demo")]
    [InlineData("run --help", "--max-workers")]
    [InlineData("bucket --help", "budget")]
    [InlineData("explain --help", "enrich explain 17")]
    public async Task Help_teaches_by_example(string line, string example)
    {
        (await cli.Run(line.Split(' '))).ShouldBe(ExitCodes.Done);
        cli.Out.ShouldContain(example);
    }

    public void Dispose() => cli.Dispose();
}
