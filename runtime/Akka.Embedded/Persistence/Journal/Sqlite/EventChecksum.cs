using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Akka.Embedded.Persistence;

/// <summary>
/// A number that tells whether an event is read as it was stored, and where it was stored: SQLite's pages have no checksums, so a flipped bit in an
/// amount would be replayed as another amount. CRC-32C (polynomial 0x1EDC6F41, as in RFC 3720) of all that a replay depends on.
/// </summary>
internal static class EventChecksum
{
    public static long Of(string persistenceId, JournalEvent stored)
    {
        var checksum = Add(uint.MaxValue, Encoding.UTF8.GetBytes(persistenceId));
        checksum = BitOperations.Crc32C(checksum, (ulong)stored.SequenceNr);
        checksum = BitOperations.Crc32C(checksum, (uint)stored.SerializerId);
        checksum = Add(checksum, Encoding.UTF8.GetBytes(stored.Manifest));
        return ~Add(checksum, stored.Payload);
    }

    /// <summary>With the length first, so that no byte can move from one part to the next.</summary>
    private static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        checksum = BitOperations.Crc32C(checksum, (uint)bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var last in bytes) checksum = BitOperations.Crc32C(checksum, last);
        return checksum;
    }
}
