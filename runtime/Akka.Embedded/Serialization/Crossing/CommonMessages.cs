using System.Globalization;
using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace Akka.Embedded.Crossing;

/// <summary>The few messages that every system can send to another node without a serializer of its own.</summary>
internal static class CommonMessages
{
    public const int SerializerId = -1;

    private static readonly byte[] s_nothing = [];

    public static SerializedMessage? TryEncode(object message) => message switch
    {
        string text => Text("string", text),
        int number => Text("int", number.ToString(CultureInfo.InvariantCulture)),
        long number => Text("long", number.ToString(CultureInfo.InvariantCulture)),
        bool truth => Text("bool", truth ? "1" : "0"),
        Done => Empty("done"),
        PoisonPill => Empty("poison-pill"),
        Status.Success { Status: null } => Empty("success"),
        Status.Failure failure => Text("failure", $"{failure.Cause?.GetType().FullName}: {failure.Cause?.Message}"),
        ShardRegion.StartEntity start => Text("start-entity", start.EntityId),
        _ => null,
    };

    public static object Decode(SerializedMessage message)
    {
        var text = Encoding.UTF8.GetString(message.Bytes);
        return message.Manifest switch
        {
            "string" => text,
            "int" => int.Parse(text, CultureInfo.InvariantCulture),
            "long" => long.Parse(text, CultureInfo.InvariantCulture),
            "bool" => text == "1",
            "done" => Done.Instance,
            "poison-pill" => PoisonPill.Instance,
            "success" => Status.Success.Instance,
            "failure" => new Status.Failure(new RemoteFailureException(text)),
            "start-entity" => new ShardRegion.StartEntity(text),
            _ => throw new SerializationException($"There is no common message \"{message.Manifest}\"."),
        };
    }

    private static SerializedMessage Text(string manifest, string text) => new(SerializerId, manifest, Encoding.UTF8.GetBytes(text));

    private static SerializedMessage Empty(string manifest) => new(SerializerId, manifest, s_nothing);
}
