using System.CommandLine;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Runs;
using Enrichment.Host.Configuration;
using Enrichment.Storage;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Host.Commands.Inspect;

/// <summary>A data directory that a command reads, whether or not a run goes on in it.</summary>
internal sealed record InspectedStore(IStoreReader Reader, string Directory) : IAsyncDisposable
{
    /// <exception cref="UsageException">There is none.</exception>
    public static InspectedStore Open(string? chosen, CliWorld world)
    {
        var directory = Path.GetFullPath(chosen ?? SettingsLoader.Load(null, world.Environment).Run.DataDirectory);
        try
        {
            return new InspectedStore(SqliteStoreReader.Open(directory), directory);
        }
        catch (FileNotFoundException)
        {
            throw new UsageException($"there is no data directory at {directory}; name it with --data-dir, or begin with enrich run");
        }
    }

    public Task<IReadOnlyList<Domain.Access.ApiKey>> Keys() => Reader.Keys();

    /// <summary>The run of that name or id, or the newest.</summary>
    /// <exception cref="UsageException">There is no such run.</exception>
    public async Task<RunView> Run(string? chosen)
    {
        var runs = await Reader.Runs.Runs();
        var run = runs.FirstOrDefault(r => chosen is null || r.Run.ToString() == chosen || r.Run.Name == chosen);
        return run ?? throw new UsageException(chosen is null
            ? $"no run was ever started in {Directory}"
            : $"there is no run '{chosen}' in {Directory}; enrich status lists them");
    }

    /// <summary>The bucket of that segment in a run, or of that id.</summary>
    /// <exception cref="UsageException">There is no such bucket.</exception>
    public async Task<BucketView> Bucket(string name, string? run)
    {
        if (BucketId.TryParse(name, out var id))
        {
            return await Reader.Runs.Find(id) ?? throw new UsageException($"there is no bucket {name} in {Directory}");
        }

        var of = await Run(run);
        var buckets = await Reader.Runs.Buckets(of.Run);
        return buckets.FirstOrDefault(b => b.Bucket.Segment == name) ?? throw new UsageException(
            $"the run {of.Run} has no bucket '{name}'.{Domain.Text.DidYouMean.Hint(name, [.. buckets.Select(b => b.Bucket.Segment)])}");
    }

    public ValueTask DisposeAsync() => Reader.DisposeAsync();

    public static Option<string> RunOption() => new("--run") { Description = "Another run than the newest.", HelpName = "RUN" };
}
