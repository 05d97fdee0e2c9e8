using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Serialization;

namespace Akka.Embedded.Tests.Persistence.Support;

/// <summary>Writes what <see cref="LedgerActor"/> persists, as text.</summary>
public sealed class LedgerSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 4711;

    public override string Manifest(object o) => o switch
    {
        Added => "added.v1",
        Totals => "totals.v1",
        _ => throw new SerializationException($"{o} is not known"),
    };

    public override byte[] ToBinary(object obj) => Encoding.UTF8.GetBytes(obj switch
    {
        Added added => $"{added.Amount}",
        Totals totals => $"{totals.Sum};{totals.Count}",
        _ => throw new SerializationException($"{obj} is not known"),
    });

    public override object FromBinary(byte[] bytes, string manifest)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return manifest switch
        {
            "added.v1" => new Added(int.Parse(text)),
            "totals.v1" when text.Split(';') is [var sum, var count] => new Totals(int.Parse(sum), int.Parse(count)),
            _ => throw new SerializationException($"Manifest {manifest} is not known"),
        };
    }
}
