namespace Enrichment.Storage.Statements;

/// <summary>A row of a result, whichever database it comes from; columns are counted from 0.</summary>
internal interface IStoredRow
{
    long Integer(int column);

    string? Text(int column);

    /// <summary>Bytes, or a text as UTF-8; empty where the column is null. Valid until the next row.</summary>
    ReadOnlySpan<byte> Blob(int column);

    double Real(int column);

    bool IsNull(int column);
}
