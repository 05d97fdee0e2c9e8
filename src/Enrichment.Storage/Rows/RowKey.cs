namespace Enrichment.Storage.Rows;

/// <summary>A row's key in the store: its table's number above, its own number below.</summary>
internal static class RowKey
{
    private const int RowBits = 32;

    public static long Of(long tableNo, long rowNo) => (tableNo << RowBits) | rowNo;

    public static long RowNo(long key) => key & uint.MaxValue;

    public static long TableNo(long key) => key >> RowBits;

    /// <summary>Below every row of the table.</summary>
    public static long Before(long tableNo) => tableNo << RowBits;

    /// <summary>Above every row of the table.</summary>
    public static long After(long tableNo) => (tableNo + 1) << RowBits;
}
