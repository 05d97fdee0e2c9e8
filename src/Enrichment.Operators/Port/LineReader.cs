using System.Buffers;
using System.IO.Pipelines;

namespace Enrichment.Operators.Port;

/// <summary>Reads lines of bounded length from a stream.</summary>
/// <param name="most">Bytes of a line.</param>
internal sealed class LineReader(Stream stream, int most)
{
    private readonly PipeReader reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));

    /// <summary>The next line without its end; null at the end of the stream, where a line without end is dropped.</summary>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public async Task<byte[]?> Read(CancellationToken stop)
    {
        while (true)
        {
            var read = await reader.ReadAsync(stop);
            var end = read.Buffer.PositionOf((byte)'\n');
            if ((end is { } at ? read.Buffer.Slice(0, at) : read.Buffer).Length > most)
            {
                throw new InvalidDataException($"a line is longer than {most} bytes");
            }

            if (end is { } found)
            {
                var line = read.Buffer.Slice(0, found).ToArray();
                reader.AdvanceTo(read.Buffer.GetPosition(1, found));
                return line;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }
}
