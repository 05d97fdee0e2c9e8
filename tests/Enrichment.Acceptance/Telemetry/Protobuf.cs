using System.Text;

namespace Enrichment.Acceptance.Telemetry;

/// <summary>Takes protocol buffers' wire format apart: only parts that have a length, which is all that is looked at.</summary>
internal static class Protobuf
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    /// <exception cref="InvalidDataException">The bytes are no message.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> message, int field)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Number(message, ref at);
            var start = at;
            switch ((int)(key & 7))
            {
                case Varint:
                    Number(message, ref at);
                    break;
                case Fixed64:
                    at += 8;
                    break;
                case LengthDelimited:
                    var length = (int)Number(message, ref at);
                    start = at;
                    at += length;
                    if ((int)(key >> 3) == field)
                    {
                        yield return message[start..at];
                    }

                    break;
                case Fixed32:
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"wire type {key & 7} at {start}");
            }
        }
    }

    public static ReadOnlyMemory<byte>? Find(ReadOnlyMemory<byte> message, int field) =>
        Parts(message, field).Select(p => (ReadOnlyMemory<byte>?)p).FirstOrDefault();

    public static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString((Find(message, field) ?? default).Span);

    private static ulong Number(ReadOnlyMemory<byte> message, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message.Span[at++];
            number |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }
    }
}
