using System.CommandLine;
using Enrichment.Host.Configuration;

namespace Enrichment.Host.Commands;

/// <summary>The options of <c>enrich run</c>.</summary>
internal sealed class RunOptions
{
    public readonly Option<string> Input = new("--input", "-i") { Description = "The CSV file to enrich. Any encoding, delimiter and line end.", HelpName = "FILE", Required = true };
    public readonly Option<string> Output = new("--output", "-o") { Description = "Where the enriched file goes; it grows while rows finish and ends in input order.", HelpName = "FILE" };
    public readonly Option<string> Columns = new("--columns") { Description = "Say which column is what, such as domain=homepage_url,name=Company. Without it they are found and listed.", HelpName = "ROLE=COLUMN,…" };
    public readonly Option<string> Delimiter = new("--delimiter") { Description = "The delimiter, a character or 'tab'. Found without it.", HelpName = "CHAR" };
    public readonly Option<string> Stages = new("--stages") { Description = "What to look for, in order: poc (a contact), fund (company facts), deep (the rest). Default poc,fund.", HelpName = "NAMES" };
    public readonly Option<double?> Delay = new("--delay") { Description = "Seconds between a record's stages. Default 2.", HelpName = "SECONDS" };
    public readonly Option<int?> MaxWorkers = new("--max-workers") { Description = "Lookups at once, 1 to 20. Default 10.", HelpName = "N" };
    public readonly Option<decimal?> Budget = new("--budget") { Description = "The most dollars this run may spend. Never exceeded, not even by work in flight.", HelpName = "DOLLARS" };
    public readonly Option<string> SourceBudget = new("--source-budget") { Description = "The most dollars per source account, such as hunter=5,dataaxle=10.", HelpName = "NAME=DOLLARS,…" };
    public readonly Option<bool> DryRun = new("--dry-run") { Description = "Check the input, count the lookups and estimate their cost; buys nothing, writes nothing." };
    public readonly Option<bool> Resume = new("--resume") { Description = "Go on after the last finished record. What was bought is never bought again." };
    public readonly Option<bool> RetryFailed = new("--retry-failed") { Description = "Look up only the records that failed." };
    public readonly Option<bool> Force = new("--force") { Description = "Start afresh over another run's checkpoint." };
    public readonly Option<bool> Refresh = new("--refresh") { Description = "Buy anew even what was answered a short time ago." };
    public readonly Option<bool> Overwrite = new("--overwrite") { Description = "Write what is found over cells that are filled already." };
    public readonly Option<string> Checkpoint = new("--checkpoint") { Description = "The progress file. Default enrichment_progress.json beside the output.", HelpName = "FILE" };
    public readonly Option<int?> CheckpointInterval = new("--checkpoint-interval") { Description = "Records between two writings of progress, at most one a second. Default 10.", HelpName = "N" };
    public readonly Option<string> IdColumns = new("--id-columns") { Description = "Columns that tell records apart. Default fund.title,poc.first_name,poc.last_name where present, else the whole row.", HelpName = "NAMES" };
    public readonly Option<string> PriorityColumn = new("--priority-column") { Description = "Rows with more of it (or high, medium, low) go first within their bucket.", HelpName = "NAME" };
    public readonly Option<double?> MinPriority = new("--min-priority") { Description = "Leaves rows of a lower priority for later.", HelpName = "N" };
    public readonly Option<string> Strategy = new("--strategy") { Description = "Works every row by this strategy instead of the one of its vertical bucket.", HelpName = "NAME" };
    public readonly Option<int?> MaxBuckets = new("--max-buckets") { Description = "Processes at most this many buckets, the most urgent first.", HelpName = "N" };
    public readonly Option<int?> BucketLimit = new("--bucket-limit") { Description = "Considers only this many buckets, the largest.", HelpName = "N" };
    public readonly Option<string> Webhook = new("--webhook") { Description = "Where to POST the summary when the run has ended; a public http or https address.", HelpName = "URL" };
    public readonly Option<string> WebhookFormat = new("--webhook-format") { Description = "generic (JSON), slack or discord. Default generic.", HelpName = "NAME" };
    public readonly Option<string> WebhookSecretFile = new("--webhook-secret-file") { Description = "A file with the secret that the webhook is signed with.", HelpName = "FILE" };
    public readonly Option<string> MailSummary = new("--mail-summary") { Description = "Write the summary as a mail that is ready to be sent, such as summary.eml.", HelpName = "FILE" };
    public readonly Option<string> DataDir = SharedOptions.DataDir();
    public readonly Option<string> Sandbox = new("--sandbox") { Description = "Ask a sandbox instead of the real vendors, such as http://127.0.0.1:5080 (see enrich sandbox).", HelpName = "URL" };
    public readonly Option<string> Limits = new("--limits") { Description = "Request limits: documented (the vendors' own) or unlimited. Default documented, with --sandbox unlimited.", HelpName = "PROFILE" };
    public readonly Option<string> Config = SharedOptions.Config();
    public readonly Option<bool> Json = SharedOptions.Json();

    public Command Build()
    {
        var command = new Command("run", Help.Run);
        foreach (var option in All)
        {
            command.Add(option);
        }

        return command;
    }

    /// <summary>What the user asked for, each value checked by itself.</summary>
    /// <exception cref="UsageException">An option is out of its range, or two of them contradict each other.</exception>
    public RunRequest Read(ParseResult parse)
    {
        var request = new RunRequest
        {
            Input = parse.GetRequiredValue(Input),
            Output = parse.GetValue(Output) ?? OutputOfDryRun(parse),
            Columns = parse.GetValue(Columns),
            Delimiter = OptionText.Delimiter(parse.GetValue(Delimiter)),
            Stages = parse.GetValue(Stages),
            Delay = OptionText.Seconds("--delay", parse.GetValue(Delay)),
            MaxWorkers = OptionText.Within("--max-workers", parse.GetValue(MaxWorkers), 1, RunSettings.MostWorkers),
            Budget = OptionText.Dollars("--budget", parse.GetValue(Budget)),
            SourceBudgets = OptionText.DollarsByName("--source-budget", parse.GetValue(SourceBudget)),
            DryRun = parse.GetValue(DryRun),
            Resume = parse.GetValue(Resume),
            RetryFailed = parse.GetValue(RetryFailed),
            Force = parse.GetValue(Force),
            Refresh = parse.GetValue(Refresh),
            Overwrite = parse.GetValue(Overwrite),
            Checkpoint = parse.GetValue(Checkpoint),
            CheckpointInterval = OptionText.Within("--checkpoint-interval", parse.GetValue(CheckpointInterval), 1, int.MaxValue),
            IdColumns = OptionText.Names(parse.GetValue(IdColumns)),
            PriorityColumn = parse.GetValue(PriorityColumn),
            MinPriority = parse.GetValue(MinPriority),
            Strategy = parse.GetValue(Strategy),
            MaxBuckets = OptionText.Within("--max-buckets", parse.GetValue(MaxBuckets), 1, int.MaxValue),
            BucketLimit = OptionText.Within("--bucket-limit", parse.GetValue(BucketLimit), 1, int.MaxValue),
            Webhook = OptionText.Webhook(parse.GetValue(Webhook), parse.GetValue(WebhookFormat), parse.GetValue(WebhookSecretFile)),
            MailSummary = parse.GetValue(MailSummary),
            DataDir = parse.GetValue(DataDir),
            Sandbox = OptionText.Address("--sandbox", parse.GetValue(Sandbox)),
            Limits = OptionText.OneOf("--limits", parse.GetValue(Limits), "documented", "unlimited"),
            Config = parse.GetValue(Config),
            Json = parse.GetValue(Json),
        };
        return request.Checked();
    }

    private string OutputOfDryRun(ParseResult parse) => parse.GetValue(DryRun)
        ? Path.Combine(Path.GetTempPath(), "enrichment-dry-run.csv")
        : throw new UsageException("--output is missing: name the file to write");

    private IEnumerable<Option> All =>
    [
        Input, Output, Columns, Delimiter, Stages, Delay, MaxWorkers, Budget, SourceBudget, DryRun, Resume, RetryFailed, Force, Refresh, Overwrite,
        Checkpoint, CheckpointInterval, IdColumns, PriorityColumn, MinPriority, Strategy, MaxBuckets, BucketLimit, Webhook, WebhookFormat,
        WebhookSecretFile, MailSummary, DataDir, Sandbox, Limits, Config, Json,
    ];
}
