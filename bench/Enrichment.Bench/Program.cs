using Enrichment.Bench.Cluster;
using Enrichment.Bench.Entities;
using Enrichment.Bench.Events;
using Enrichment.Bench.Fanout;
using Enrichment.Bench.Growth;
using Enrichment.Bench.Measuring;
using Enrichment.Bench.Restart;
using Enrichment.Bench.Runtime;
using Enrichment.Bench.Start;
using Enrichment.Bench.Upload;

if (args.Length == 0)
{
    Console.Error.WriteLine("""
        Enrichment.Bench: what the engine costs beside the disk and the sources.
          fanout   --rows 100000 --companies 10000 --rounds 3   the product against the best-case program, and its memory
          fanout   --store postgres --memory 0                  the same on a PostgreSQL of its own, a cluster of one node
          fanout-product --statements 1                         one run of the product: which statements take the writer's time
          runtime  --rounds 3                                   tell, ask, streams, persist, recovery, memory of the embedded actor runtime
          runtime  --only postgres                              those of its measures with this in their name
          events   --clients 500 --reads 500 --rounds 3         a job with many who listen to its rows and read them, and without
          upload   --rows 1000000 --companies 100000            a large table through the gateway: memory, pages at any offset, export
          cluster  --rows 100000 --companies 2000 --nodes 3     a job shared by several nodes over PostgreSQL, and by one
          growth   --most 1000000                               how cost grows with rows, companies and buckets
          entities --entities 100000 --rounds 3                 entities loaded from the store, decided and stored, by second
          restart  --entities 100000 --unfinished 1000          the real program started after a crash: time to its first lookup
          start    --entities 100000 --unfinished 1000          the engine alone started after a crash: time to the first lookup
        Store files go to a new folder below the directory for temporary files (TMPDIR) and are deleted.
        """);
    return 2;
}

var options = new Options(args);
return options.Command switch
{
    "fanout" => await FanoutCommand.Run(options),
    ProductRun.Name => await ProductRun.Run(options),
    BestCaseRun.Name => await BestCaseRun.Run(options),
    "runtime" => await RuntimeCommand.Run(options),
    "events" => await EventsCommand.Run(options),
    "cluster" => await ClusterCommand.Run(options),
    "upload" => await UploadCommand.Run(options),
    "growth" => await GrowthCommand.Run(options),
    "entities" => await EntitiesCommand.Run(options),
    EntitiesRun.Name => await EntitiesRun.Run(options),
    "restart" => await RestartCommand.Run(options),
    "start" => await StartCommand.Run(options),
    CrashedRun.Name => await CrashedRun.Run(options),
    RestartRun.Name => await RestartRun.Run(options),
    var unknown => Unknown(unknown),
};

static int Unknown(string command)
{
    Console.Error.WriteLine($"There is no benchmark '{command}'.");
    return 2;
}
