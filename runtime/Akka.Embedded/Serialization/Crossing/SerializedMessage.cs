namespace Akka.Embedded.Crossing;

/// <summary>A message as it travels between nodes.</summary>
/// <param name="SerializerId">The serializer that wrote the bytes.</param>
/// <param name="Manifest">What they are, in the serializer's words.</param>
/// <param name="Bytes">Not changed after they were handed over.</param>
internal sealed record SerializedMessage(int SerializerId, string Manifest, byte[] Bytes);
