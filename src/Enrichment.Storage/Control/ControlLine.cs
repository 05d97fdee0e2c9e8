using System.Buffers;

namespace Enrichment.Storage.Control;

/// <summary>Reads lines of bounded length from a stream.</summary>
internal sealed class ControlLine(Stream stream)
{
    /// <summary>Bytes in one request or answer, at most.</summary>
    public const int MostBytes = 1024 * 1024;

    private readonly byte[] _chunk = new byte[16 * 1024];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _from;
    private int _to;

    /// <summary>
    /// The next line without its end, valid until the next read; null at the end of the stream, where a line without end is dropped.
    /// </summary>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public async Task<ReadOnlyMemory<byte>?> Read(CancellationToken stop)
    {
        _line.ResetWrittenCount();
        while (true)
        {
            if (_from == _to && !await Fill(stop).ConfigureAwait(false)) return null;
            var end = Array.IndexOf(_chunk, (byte)'\n', _from, _to - _from);
            var until = end < 0 ? _to : end;
            if (_line.WrittenCount + until - _from > MostBytes) throw new InvalidDataException($"A line is longer than {MostBytes} bytes.");
            _line.Write(_chunk.AsSpan(_from, until - _from));
            _from = end < 0 ? _to : end + 1;
            if (end >= 0) return _line.WrittenMemory;
        }
    }

    private async Task<bool> Fill(CancellationToken stop)
    {
        _from = 0;
        _to = await stream.ReadAsync(_chunk, stop).ConfigureAwait(false);
        return _to > 0;
    }
}
