using System.Diagnostics.CodeAnalysis;
using Akka.Embedded.Streams.Fusing;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Streams.Sources;

/// <summary>
/// The elements of an asynchronous collection: one is asked for at a time. When the stream ends early the enumerator's token is cancelled,
/// and it is disposed of once it has answered; the stream's end does not wait for that.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A token source without a timer holds nothing")]
internal sealed class AsyncEnumerableSource<T>(Island island, Func<IAsyncEnumerable<T>> open) : Producer<T>
{
    private readonly CancellationTokenSource _cancelled = new();
    private IAsyncEnumerator<T>? _elements;
    private Task<bool>? _moving;
    private Task? _closing;
    private bool _isOver;

    internal override Signal Pull(out T element)
    {
        element = default!;
        if (_closing is not null)
            return Closed(_closing);
        if (!island.MayStep())
            return Signal.Pending;
        _elements ??= open().GetAsyncEnumerator(_cancelled.Token);
        if (Moved() is not { } moved)
            return Signal.Pending;
        if (moved)
        {
            element = _elements.Current;
            return Signal.Element;
        }
        return Close();
    }

    internal override void Prepare()
    {
    }

    internal override void Cancel()
    {
        if (_isOver)
            return;
        _isOver = true;
        try
        {
            _cancelled.Cancel();
        }
        finally
        {
            _ = DisposeOnceQuiet();
        }
    }

    /// <summary>Whether there is a next element; null where that is not known yet.</summary>
    private bool? Moved()
    {
        if (_moving is null)
        {
            var moving = _elements!.MoveNextAsync();
            if (moving.IsCompleted)
                return moving.Result;
            _moving = moving.AsTask();
            island.WakeAfter(_moving);
        }
        if (!_moving.IsCompleted)
            return null;
        var done = _moving;
        _moving = null;
        return done.GetAwaiter().GetResult();
    }

    private Signal Close()
    {
        _isOver = true;
        _closing = _elements!.DisposeAsync().AsTask();
        if (!_closing.IsCompleted)
            island.WakeAfter(_closing);
        return Closed(_closing);
    }

    private static Signal Closed(Task closing)
    {
        if (!closing.IsCompleted)
            return Signal.Pending;
        closing.GetAwaiter().GetResult();
        return Signal.Completed;
    }

    private async Task DisposeOnceQuiet()
    {
        try
        {
            if (_moving is { } moving)
                await moving.ContinueWith(
                    static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            if (_elements is { } elements)
                await elements.DisposeAsync();
        }
        catch (Exception e)
        {
            island.System.Logger.LogWarning(e, "A cancelled stream's source could not be closed");
        }
    }
}
