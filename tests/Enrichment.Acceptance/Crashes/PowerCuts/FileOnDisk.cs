namespace Enrichment.Acceptance.Crashes.PowerCuts;

/// <summary>A file's bytes as a disk has them: those that were synced, and what was written since, of which it may have any part.</summary>
internal sealed class FileOnDisk
{
    private const int Sector = 512;
    private readonly GrowingBytes durable;
    private readonly List<DiskOperation> pending = [];

    public FileOnDisk(byte[] bytes) => durable = new GrowingBytes(bytes);

    public void Do(DiskOperation operation) => pending.Add(operation);

    /// <summary>A sync that has ended: it covers what had ended when it began.</summary>
    public void Keep(Sync sync)
    {
        foreach (var operation in pending.Where(o => o.Ended <= sync.Begun))
        {
            Apply(durable, operation, () => true);
        }

        pending.RemoveAll(o => o.Ended <= sync.Begun);
    }

    /// <summary>What may be found after the power was cut: each unsynced operation is there, or not, or in some of its sectors.</summary>
    public byte[] After(Random chance)
    {
        var found = new GrowingBytes(durable.Written);
        var kept = chance.Next(4) switch { 0 => 0, 1 => 1, _ => 0.5 };
        foreach (var operation in pending.Where(_ => chance.NextDouble() < kept))
        {
            var isTorn = chance.Next(3) == 0;
            Apply(found, operation, () => !isTorn || chance.Next(2) == 0);
        }

        return found.Written.ToArray();
    }

    private static void Apply(GrowingBytes bytes, DiskOperation operation, Func<bool> isKept)
    {
        switch (operation)
        {
            case FileCut cut:
                bytes.Length = (int)cut.Length;
                break;
            case FileWrite write:
                bytes.Length = Math.Max(bytes.Length, (int)write.Offset + write.Bytes.Length);
                WriteSectors(bytes, write, isKept);
                break;
            default:
                throw new NotSupportedException(operation.ToString());
        }
    }

    private static void WriteSectors(GrowingBytes bytes, FileWrite write, Func<bool> isKept)
    {
        for (var at = 0; at < write.Bytes.Length;)
        {
            var length = (int)Math.Min(write.Bytes.Length - at, Sector - ((write.Offset + at) % Sector));
            if (isKept())
            {
                write.Bytes.AsSpan(at, length).CopyTo(bytes.Written[((int)write.Offset + at)..]);
            }

            at += length;
        }
    }
}
