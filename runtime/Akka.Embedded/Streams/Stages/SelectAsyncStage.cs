using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Stages;

/// <summary>
/// Each element through a task. Up to <paramref name="parallelism"/> elements are in work or wait for their turn to be passed on; order is
/// kept. A failed task fails the stream as soon as it is seen, before elements that wait.
/// </summary>
internal sealed class SelectAsyncStage<TIn, TOut>(Island island, Producer<TIn> upstream, int parallelism, Func<TIn, Task<TOut>> select)
    : Operator<TIn, TOut>(upstream)
{
    private readonly Queue<Task<TOut>> _inOrder = new();
    private bool _isOver;

    internal override Signal Pull(out TOut element)
    {
        Fill();
        if (_inOrder.TryPeek(out var first) && first.IsCompleted)
        {
            _inOrder.Dequeue();
            element = first.GetAwaiter().GetResult();
            return Signal.Element;
        }
        element = default!;
        return _isOver && first is null ? Signal.Completed : Signal.Pending;
    }

    internal override void Prepare()
    {
        foreach (var task in _inOrder)
        {
            if (task.IsFaulted || task.IsCanceled)
                task.GetAwaiter().GetResult();
        }
        Fill();
        if (!_isOver)
            Upstream.Prepare();
    }

    internal override void Cancel()
    {
        _isOver = true;
        _inOrder.Clear();
        Upstream.Cancel();
    }

    private void Fill()
    {
        while (!_isOver && _inOrder.Count < parallelism)
        {
            var signal = Upstream.Pull(out var given);
            if (signal == Signal.Pending)
                return;
            if (signal == Signal.Completed)
                _isOver = true;
            else
                Start(given);
        }
    }

    private void Start(TIn given)
    {
        var task = select(given) ?? throw new InvalidOperationException("The function of SelectAsync gave no task");
        if (!task.IsCompleted)
            island.WakeAfter(task);
        _inOrder.Enqueue(task);
    }
}
