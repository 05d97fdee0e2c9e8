using System.Collections.Concurrent;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Embedded.Runtime;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Crossing;

/// <summary>Between messages and what travels. A message without a serializer is an error that names its type.</summary>
internal sealed class MessageCodec(LocalActorSystem system)
{
    private readonly ConcurrentDictionary<string, bool> _reported = new();

    /// <exception cref="SerializationException">The message's type has no serializer, or its serializer failed; names the type.</exception>
    public SerializedMessage Encode(object message)
    {
        if (CommonMessages.TryEncode(message) is { } common) return common;
        try
        {
            var serializer = system.Serialization.FindSerializerFor(message);
            return new SerializedMessage(
                serializer.Identifier, Serialization.Serialization.ManifestFor(serializer, message), serializer.ToBinary(message));
        }
        catch (Exception cause)
        {
            throw new SerializationException($"{message.GetType().FullName} cannot be sent to another node: {cause.Message}", cause);
        }
    }

    /// <exception cref="SerializationException">The serializer or the manifest is not known here, or the bytes are damaged; names the manifest.</exception>
    public object Decode(SerializedMessage message)
    {
        try
        {
            return message.SerializerId == CommonMessages.SerializerId
                ? CommonMessages.Decode(message)
                : system.Serialization.Deserialize(message.Bytes, message.SerializerId, message.Manifest);
        }
        catch (Exception cause)
        {
            throw new SerializationException(
                $"A message of serializer {message.SerializerId} with manifest \"{message.Manifest}\" cannot be read: {cause.Message}", cause);
        }
    }

    /// <summary>Logs the failure, once for each wording, and tells the sender, in a turn of its own: callers may hold locks.</summary>
    public void Report(SerializationException failure, IActorRef? sender)
    {
        if (_reported.Count < 100 && _reported.TryAdd(failure.Message, true)) system.Logger.LogError(failure, "{Problem}", failure.Message);
        if (sender is not null) system.Options.Dispatcher.Schedule(new Telling(sender, new Status.Failure(failure)));
    }

    private sealed class Telling(IActorRef target, object message) : IThreadPoolWorkItem
    {
        public void Execute() => target.Tell(message, ActorRefs.NoSender);
    }
}
