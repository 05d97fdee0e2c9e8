namespace Enrichment.Host.Commands;

/// <summary>The texts that teach.</summary>
internal static class Help
{
    public const string Root = """
        Buys the facts missing from a table of companies or people, spending as little as it can and never more than it may.

        Begin with:
          enrich demo                                       watch a sample being enriched, nothing to set up
          enrich run -i companies.csv -o enriched.csv       enrich a file of yours
          enrich run -i … -o … --dry-run                    what it would look up and cost
          enrich run -i … -o … --resume                     go on after Ctrl+C, a crash or a used-up budget
        """;

    public const string Run = """
        Enriches a CSV file from end to end on this machine.

        Examples:
          enrich run -i companies.csv -o enriched.csv --budget 25
          enrich run -i leads.csv -o out.csv --columns domain=homepage_url,name=Company --stages poc,fund,deep
          enrich run -i companies.csv -o enriched.csv --resume --budget 50      raise the budget and go on

        Vendors are asked with the keys in ENRICHMENT_HUNTER_KEY and ENRICHMENT_DATA_AXLE_KEY; one without a key is left out and said
        so. Exit codes: 0 done, 2 bad usage or input, 3 stopped by a budget, 130 interrupted.
        """;

    public const string Demo = """
        Enriches a sample of real companies against a sandbox that plays the vendors; needs no key and no network. Kill it at any
        moment and run it again: it goes on where it was, and the sandbox's bill proves that nothing was bought twice.
        """;

    public const string Sandbox = """
        Plays the vendors' HTTP APIs and companies' web sites on this machine, with a bill of its own.

        Example:
          enrich sandbox --port 5080 --latency 200ms --faults throttled=0.05,error=0.02
          enrich run -i companies.csv -o out.csv --sandbox http://127.0.0.1:5080
        GET /_bill tells what it charged, GET /_calls what it was asked.
        """;

    public const string Simulate = """
        Runs the actors in worlds drawn from seeds, on virtual time: crashes, outages, vendors that break, lost messages. Checks after every
        step and at the end that no budget is exceeded, the ledger equals the vendors' bills, and no row is lost (docs/reliability.md).

        Examples:
          enrich simulate --seeds 1..10000
          enrich simulate --seed 73 --trace                      tells the story of one seed; it is the same each time
          enrich simulate --seeds 1..500 --faults crash,source
        """;

    public const string Serve = """
        Serves tables over HTTP, and a page to watch and steer them at /.

        Examples:
          enrich serve
          enrich serve --sandbox http://127.0.0.1:5080          ask a sandbox instead of the vendors
          enrich serve --address 0.0.0.0 --port 8080            for others, who then need keys (enrich keys create)
        Ctrl+C or SIGTERM ends it; what is unfinished goes on by itself at the next start.
        """;

    public const string Cluster = """
        Starts a cluster on this machine for trying it out: a PostgreSQL of its own, a Lighthouse, and hosts that share the work.

        Examples:
          enrich cluster --nodes 3 --sandbox http://127.0.0.1:5080
          enrich cluster status
          enrich cluster kill 2                                  as a crash does; its work goes on elsewhere
          enrich cluster start 2
        """;

    public const string Keys = """
        Makes, lists and revokes the API keys of a data directory, or of the PostgreSQL that nodes share, also while it is being served.

        Example:
          enrich keys create --tenant acme --user crm --role user
        """;

    public const string Migrate = """
        Makes or updates the tables of a PostgreSQL that nodes share, and ends. Nodes do the same when they start, if their login may: this is
        for a login of theirs that owns nothing.

        Examples:
          enrich migrate --database "Host=db;Username=owner;Password=…;Database=enrichment"
          enrich migrate --grant enrichment_node
        """;

    public const string Pbm = """
        Sends operators' commands to a running node, or opens a prompt for them.

        Examples:
          enrich pbm help                                        what this node can be asked
          enrich pbm bucket list
          enrich pbm bucket cap -b saas -m 50 -w "approved by Ann"
          enrich pbm 10.0.0.7:9110 cluster show -j               another node; its token is ENRICHMENT__Pbm__Token
        """;

    public const string Status = "Shows the runs of a data directory: where each stands, what it spent, what stopped it.";
    public const string Buckets = "Lists the vertical buckets of the latest run, or of one, with their progress and money.";
    public const string Bucket = "Shows or steers one bucket, also while its run goes on.";
    public const string Explain = """
        Says why each cell of a row is what it is: which source answered, when, how surely, for how much, and why others are blank.

        Example:
          enrich explain 17                 the 17th data row of the latest table
        """;

    public const string Ledger = "Lists paid calls: what each may cost and did cost, those without a known outcome, and sums by source.";
}
