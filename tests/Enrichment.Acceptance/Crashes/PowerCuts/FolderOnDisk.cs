namespace Enrichment.Acceptance.Crashes.PowerCuts;

/// <summary>
/// A folder as a disk has it: a file's bytes are safe once the file was synced, its name once its folder was. A file system may promise more; none
/// promises less. Folders themselves count as safe from the moment they are made.
/// </summary>
internal sealed class FolderOnDisk
{
    private readonly string path;
    private readonly Dictionary<string, FileOnDisk> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileOnDisk> durable;
    private readonly List<(string Folder, Action<Dictionary<string, FileOnDisk>> Change)> pending = [];

    /// <param name="contents">All that is in it: safe on the disk.</param>
    public FolderOnDisk(string path, IReadOnlyDictionary<string, byte[]> contents)
    {
        this.path = path;
        foreach (var (file, bytes) in contents)
        {
            names[file] = new FileOnDisk(bytes);
        }

        durable = new(names, StringComparer.Ordinal);
    }

    /// <summary>Every file of a folder, by its path.</summary>
    public static IReadOnlyDictionary<string, byte[]> Contents(string path) => Files(path).ToDictionary(file => file, File.ReadAllBytes);

    /// <summary>What was asked of the disk until the power was cut.</summary>
    /// <param name="at">Seconds since 1970.</param>
    public void Do(IEnumerable<DiskOperation> operations, double at)
    {
        foreach (var operation in operations.TakeWhile(o => o.Begun < at))
        {
            Do(operation with { Ended = operation.Ended < at ? operation.Ended : double.PositiveInfinity });
        }
    }

    /// <summary>Puts into a folder what may be found in this one after the power was cut.</summary>
    public void Restore(string to, Random chance)
    {
        foreach (var file in Files(to))
        {
            File.Delete(file);
        }

        foreach (var (_, change) in pending.Take(chance.Next(pending.Count + 1)))
        {
            change(durable);
        }

        foreach (var (file, bytes) in durable)
        {
            var copy = Path.Combine(to, Path.GetRelativePath(path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, bytes.After(chance));
        }
    }

    /// <summary>A socket's name is none of a file.</summary>
    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".sock", StringComparison.Ordinal));

    private void Do(DiskOperation operation)
    {
        switch (operation)
        {
            case FileWrite or FileCut:
                Named(operation.Path).Do(operation);
                break;
            case Sync { Ended: double.PositiveInfinity }:
                break;
            case Sync sync when names.TryGetValue(sync.Path, out var file):
                file.Keep(sync);
                break;
            case Sync sync:
                KeepNames(sync.Path);
                break;
            case FileMove move when names.Remove(move.Path, out var moved):
                Change(move.To, all => Rename(all, move, moved));
                break;
            case FileRemoval removal when names.ContainsKey(removal.Path):
                Change(removal.Path, all => all.Remove(removal.Path));
                break;
        }
    }

    private static void Rename(Dictionary<string, FileOnDisk> all, FileMove move, FileOnDisk moved)
    {
        all.Remove(move.Path);
        all[move.To] = moved;
    }

    private FileOnDisk Named(string file)
    {
        if (!names.TryGetValue(file, out var found))
        {
            found = new FileOnDisk([]);
            Change(file, all => all[file] = found);
        }

        return found;
    }

    private void Change(string file, Action<Dictionary<string, FileOnDisk>> change)
    {
        change(names);
        pending.Add((Path.GetDirectoryName(file)!, change));
    }

    private void KeepNames(string folder)
    {
        foreach (var (_, change) in pending.Where(p => p.Folder == folder))
        {
            change(durable);
        }

        pending.RemoveAll(p => p.Folder == folder);
    }
}
