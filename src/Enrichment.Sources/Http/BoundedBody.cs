using System.Buffers;

namespace Enrichment.Sources.Http;

/// <summary>Reads a body up to a limit that counts decompressed bytes, so that a compressed bomb costs no more than the limit.</summary>
internal static class BoundedBody
{
    private const int Step = 16 * 1024;

    public static async Task<(byte[] Body, bool Truncated)> Read(Stream from, int limit, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Step);
        try
        {
            using var body = new MemoryStream();
            while (true)
            {
                var read = await from.ReadAsync(buffer.AsMemory(0, Step), stop);
                if (read == 0)
                {
                    return (body.ToArray(), false);
                }

                var room = limit - (int)body.Length;
                body.Write(buffer, 0, Math.Min(read, room));
                if (read > room)
                {
                    return (body.ToArray(), true);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
