using System.Text;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Host.Files;

namespace Enrichment.Host.Output;

/// <summary>
/// Keeps the output file a projection of the store: finished rows are appended in the order in which they finish, made durable, and
/// only then is the mark stored that says so. A crash between the two is mended by cutting the file back to the mark. Deferred rows
/// wait for the end, since a raised budget may still take them up and no row may stand in the file twice.
/// </summary>
public sealed class OutputProjector : IDisposable
{
    private const int PageRows = 500;
    private readonly ITableStore store;
    private readonly TableDefinition table;
    private readonly OutputTarget target;
    private readonly OutputColumns columns;
    private readonly CsvWriter writer;
    private readonly WorkingFile file;
    private OutputMark mark;

    private OutputProjector(ITableStore store, TableDefinition table, OutputTarget target, bool overwrite, WorkingFile file)
    {
        this.store = store;
        this.table = table;
        this.target = target;
        this.file = file;
        columns = new OutputColumns(table, overwrite);
        writer = new CsvWriter(target.Format);
        mark = new OutputMark(target.FullPath, 0, 0, 0);
    }

    /// <summary>Rows that stand in the file.</summary>
    public long Rows => mark.Rows;

    /// <summary>Opens the file and locks it against a second run.</summary>
    /// <param name="overwrite">What was found is written over filled cells too.</param>
    /// <param name="anew">Begins the file again, because rows that stand in it may change; else it goes on after the mark.</param>
    /// <exception cref="OutputProblemException">The file cannot be written or is held by another run.</exception>
    public static async Task<OutputProjector> Open(ITableStore store, TableDefinition table, OutputTarget target, bool overwrite, bool anew)
    {
        var file = WorkingFile.Open(target.Path);
        try
        {
            var projector = new OutputProjector(store, table, target, overwrite, file);
            await projector.Begin(anew);
            return projector;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Shows every row that stood in the file when it was opened, those deferred included.</summary>
    public async Task Recall(Action<TableRow> seen)
    {
        var after = 0L;
        IReadOnlyList<TableRow> page;
        while (after < mark.DoneSeq && (page = await store.RowsDone(table.TableId, after, PageRows)).Count > 0)
        {
            foreach (var row in page.Where(r => r.DoneSeq <= mark.DoneSeq))
            {
                seen(row);
            }

            after = page[^1].DoneSeq;
        }
    }

    /// <summary>Appends what finished since the last time. Answers how many rows.</summary>
    /// <param name="seen">Is shown each row that finished, once it is in the file.</param>
    public async Task<long> Project(Action<TableRow>? seen = null)
    {
        var before = mark.Rows;
        IReadOnlyList<TableRow> page;
        while ((page = await store.RowsDone(table.TableId, mark.DoneSeq, PageRows)).Count > 0)
        {
            await AppendPage(page);
            foreach (var row in page)
            {
                seen?.Invoke(row);
            }
        }

        return mark.Rows - before;
    }

    /// <summary>Stores the mark as it is: shows that the store still takes writes, also while nothing finishes.</summary>
    public Task Probe() => store.SaveOutputMark(table.TableId, mark);

    /// <summary>Puts every row in input order, atomically. The working order's mark is dropped first: it fits the new file no more.</summary>
    public async Task Finish()
    {
        await store.SaveOutputMark(table.TableId, new OutputMark(target.FullPath, 0, 0, 0));
        await AtomicFile.Replace(target.Path, WriteInOrder);
    }

    public void Dispose() => file.Dispose();

    private async Task Begin(bool anew)
    {
        var stored = await store.OutputMark(table.TableId);
        if (!anew && stored is { Offset: > 0 } && stored.Path == target.FullPath && stored.Offset <= file.Length)
        {
            mark = stored;
            file.CutTo(stored.Offset);
            return;
        }

        file.CutTo(0);
        file.Append(Header(), target.HasByteOrderMark);
        await Remember(mark);
    }

    private StringBuilder Header()
    {
        var text = new StringBuilder();
        writer.Append(text, columns.Header);
        return text;
    }

    private async Task AppendPage(IReadOnlyList<TableRow> page)
    {
        var text = new StringBuilder();
        var written = 0;
        foreach (var row in page.Where(r => r.Status != RowStatus.Deferred))
        {
            writer.Append(text, columns.Cells(row));
            written++;
        }

        if (written > 0)
        {
            file.Append(text);
        }

        await Remember(mark with { Rows = mark.Rows + written, DoneSeq = page[^1].DoneSeq });
    }

    private async Task Remember(OutputMark reached)
    {
        mark = reached with { Offset = file.Length };
        await store.SaveOutputMark(table.TableId, mark);
    }

    private async Task WriteInOrder(FileStream to)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(target.HasByteOrderMark), 1 << 16, leaveOpen: true);
        await text.WriteAsync(Header());
        var after = 0L;
        IReadOnlyList<TableRow> page;
        while ((page = await store.RowsInOrder(table.TableId, after, PageRows)).Count > 0)
        {
            var records = new StringBuilder();
            foreach (var row in page)
            {
                writer.Append(records, columns.Cells(row));
            }

            await text.WriteAsync(records);
            after = page[^1].RowNo;
        }
    }
}

/// <summary>Where the output goes and in which shape.</summary>
/// <param name="Path">As the user wrote it: errors name it.</param>
public sealed record OutputTarget(string Path, CsvFormat Format)
{
    public string FullPath { get; } = System.IO.Path.GetFullPath(Path);

    /// <summary>A UTF-8 file that came with a mark keeps it, for the spreadsheet that needs it.</summary>
    public bool HasByteOrderMark => Format is { Encoding: CsvEncoding.Utf8OrWindows1252, ByteOrderMark: > 0 };
}
