namespace Enrichment.Bench.Fanout;

/// <summary>What one program did in one process.</summary>
/// <param name="Seconds">From the start of the run until it had ended.</param>
/// <param name="Transactions">Commits that waited for the disk.</param>
/// <param name="RowStatements">SQL statements about rows and tables; -1 where they are not counted.</param>
/// <param name="PeakHeap">MB of managed objects alive after a collection, at most.</param>
/// <param name="PeakResident">MB.</param>
/// <param name="CpuSeconds">Processor time of all threads of the program.</param>
/// <param name="ServerCpuSeconds">Processor time of the database's server; 0 where there is none.</param>
/// <param name="Pause">Seconds in which a collection of garbage held all threads.</param>
/// <param name="StoreMb">MB on the disk afterwards; 0 where they were not counted.</param>
/// <param name="Records">What the store holds afterwards, in words.</param>
internal sealed record RunFigures(
    double Seconds, long Transactions, long RowStatements, double PeakHeap, double PeakResident, double CpuSeconds, double ServerCpuSeconds,
    double AllocatedMb, double Pause, double StoreMb, string Records);
