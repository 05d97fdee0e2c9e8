namespace Akka.Embedded.Cluster;

/// <summary>An actor as other nodes know it.</summary>
/// <param name="Node">Its node, in the life in which it was there.</param>
/// <param name="Path">Its path without the system's address.</param>
/// <param name="Uid">Its incarnation; 0 for whichever there is.</param>
internal sealed record ActorAddress(NodeKey Node, string Path, long Uid)
{
    public void Write(FrameWriter writer)
    {
        writer.Node(Node);
        writer.Text(Path);
        writer.Number(Uid);
    }

    public static ActorAddress Read(ref FrameReader reader) => new(reader.Node(), reader.Text(), reader.Number());
}
