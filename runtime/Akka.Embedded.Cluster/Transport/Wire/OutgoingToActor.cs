using Akka.Actor;
using Akka.Embedded.Crossing;

namespace Akka.Embedded.Cluster;

/// <summary>A message to an actor of the node by its path, such as a reply.</summary>
internal sealed class OutgoingToActor(RemoteRef target, object message, SerializedMessage content, IActorRef? sender) : OutgoingMessage(content)
{
    public const byte Kind = 2;

    public RemoteRef Target => target;

    public object Message => message;

    public IActorRef? Sender => sender;

    protected override int TextLength => target.Remote.Path.Length;

    public override void Write(FrameWriter writer, ActorAddress? sender)
    {
        writer.Byte(Kind);
        writer.Text(target.Remote.Path);
        writer.Number(target.Remote.Uid);
        WriteRest(writer, sender);
    }
}
