using Akka.Embedded.Streams.Fusing;

namespace Akka.Streams.Dsl;

/// <summary>Makes flows.</summary>
public static class Flow
{
    /// <summary>A flow that passes everything on: the beginning of one made by operators.</summary>
    public static Flow<T, T, NotUsed> Create<T>() =>
        new((Island _, Producer<T> upstream, out Producer<T> end) =>
        {
            end = upstream;
            return NotUsed.Instance;
        });
}
