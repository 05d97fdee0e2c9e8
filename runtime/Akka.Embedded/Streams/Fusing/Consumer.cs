namespace Akka.Embedded.Streams.Fusing;

/// <summary>The taking end of a stream. All of it runs in turns of the stream's one actor.</summary>
internal abstract class Consumer
{
    /// <summary>Pulls for as long as it can take and there is something; true once everything is done.</summary>
    internal abstract bool Run();

    /// <summary>See <see cref="Producer{T}.Prepare"/>.</summary>
    internal abstract void Prepare();

    /// <summary>See <see cref="Producer{T}.Cancel"/>.</summary>
    internal abstract void Cancel();

    /// <summary>Tells who waits for the stream that it is done.</summary>
    internal abstract void Succeed();

    /// <summary>Tells who waits for the stream why it failed.</summary>
    internal abstract void Fail(Exception cause);
}
