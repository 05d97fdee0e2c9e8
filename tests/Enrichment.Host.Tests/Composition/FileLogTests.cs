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

    [Fact]
    public void A_file_that_takes_no_lines_is_told_of_once_until_it_takes_some()
    {
        var said = new StringWriter();
        var log = new FileLog(folder.At("not-yet/log"), TimeProvider.System, new LogEcho(said, null)).CreateLogger("engine");

        log.LogError("the disk is full");
        log.LogError("and still");
        log.LogInformation("of no interest");
        Directory.CreateDirectory(folder.At("not-yet"));
        log.LogError("there is room");
        Directory.Delete(folder.At("not-yet"), recursive: true);
        log.LogError("full again");

        var lines = said.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        lines[0].ShouldStartWith($"{folder.At("not-yet/log")} takes no lines: ");
        (lines[1][^16..], lines[3][^10..]).ShouldBe(("the disk is full", "full again"));
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
