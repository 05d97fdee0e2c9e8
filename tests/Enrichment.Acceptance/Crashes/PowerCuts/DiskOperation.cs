namespace Enrichment.Acceptance.Crashes.PowerCuts;

/// <summary>What a process asked of its disk.</summary>
/// <param name="Begun">Seconds since 1970.</param>
/// <param name="Ended">Infinite where the process died first.</param>
/// <param name="Path">Full path of the file or folder.</param>
internal abstract record DiskOperation(double Begun, double Ended, string Path);

/// <summary>Bytes into a file.</summary>
internal sealed record FileWrite(double Begun, double Ended, string Path, long Offset, byte[] Bytes) : DiskOperation(Begun, Ended, Path);

/// <summary>A file's new length.</summary>
internal sealed record FileCut(double Begun, double Ended, string Path, long Length) : DiskOperation(Begun, Ended, Path);

/// <summary>What was written before is on the disk once this has ended; of a folder: the names in it.</summary>
internal sealed record Sync(double Begun, double Ended, string Path) : DiskOperation(Begun, Ended, Path);

/// <summary>A new name, over whatever had it.</summary>
internal sealed record FileMove(double Begun, double Ended, string Path, string To) : DiskOperation(Begun, Ended, Path);

/// <summary>The end of a name.</summary>
internal sealed record FileRemoval(double Begun, double Ended, string Path) : DiskOperation(Begun, Ended, Path);
