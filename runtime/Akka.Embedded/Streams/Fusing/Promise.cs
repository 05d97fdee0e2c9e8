using Akka.Embedded.Runtime;

namespace Akka.Embedded.Streams.Fusing;

/// <summary>A stream's result. Who waits for it goes on in a turn of its own on the dispatcher, never inside of the stream's.</summary>
internal sealed class Promise<T>(LocalActorSystem system) : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource<T> _source = new();
    private T _value = default!;
    private Exception? _cause;

    internal Task<T> Task => _source.Task;

    internal void Succeed(T value)
    {
        _value = value;
        system.Options.Dispatcher.Schedule(this);
    }

    internal void Fail(Exception cause)
    {
        _cause = cause;
        system.Options.Dispatcher.Schedule(this);
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (_cause is null)
            _source.SetResult(_value);
        else
            _source.SetException(_cause);
    }
}
