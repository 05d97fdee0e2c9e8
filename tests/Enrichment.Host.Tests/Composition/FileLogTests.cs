using Enrichment.Actors.Entities;
using Enrichment.Host.Composition;
using Microsoft.Extensions.Logging;
using Sqlite.GroupCommit;

namespace Enrichment.Host.Tests.Composition;

public sealed class FileLogTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_failure_for_which_the_store_is_to_blame_takes_one_line()
    {
        var away = Thrown(new StoreUnavailableException("enrichment.db", "the disk is full"));
        var log = Log();

        log.LogError(Thrown(new EntityStoreException("acme: the store failed", away)), "an actor failed");
        log.LogError(away, "an actor failed");

        Lines().Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]).ShouldBe(
            ["an actor failed | acme: the store failed", $"an actor failed | {away.Message}"]);
    }

    [Fact]
    public void Any_other_failure_says_where_it_was()
    {
        Log().LogError(Thrown(new InvalidOperationException("a defect")), "an actor failed");

        Lines()[0].ShouldEndWith("an actor failed | System.InvalidOperationException: a defect");
        Lines()[1].ShouldContain(nameof(Thrown));
    }

    private ILogger Log() => new FileLog(folder.At(FileLog.FileName), TimeProvider.System).CreateLogger("engine");

    private string[] Lines() => File.ReadAllLines(folder.At(FileLog.FileName));

    private static Exception Thrown(Exception failure)
    {
        try
        {
            throw failure;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }
}
