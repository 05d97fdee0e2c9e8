using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Sinks;

/// <summary>Each element into a task, up to <paramref name="parallelism"/> at once; done when all are.</summary>
internal sealed class ForEachAsyncConsumer<T>(Island island, Producer<T> upstream, int parallelism, Func<T, Task> action)
    : ResultConsumer<T, Done>(island, upstream)
{
    private readonly List<Task> _running = [];
    private bool _isOver;

    internal override bool Run()
    {
        Reap();
        while (!_isOver && _running.Count < parallelism)
        {
            var signal = Upstream.Pull(out var element);
            if (signal == Signal.Pending)
                return false;
            if (signal == Signal.Completed)
                _isOver = true;
            else
                Start(element);
        }
        return _isOver && _running.Count == 0;
    }

    internal override void Prepare()
    {
        if (!_isOver)
            Upstream.Prepare();
    }

    protected override Done Finish() => Done.Instance;

    private void Start(T element)
    {
        var task = action(element) ?? throw new InvalidOperationException("The function of ForEachAsync gave no task");
        if (task.IsCompleted)
        {
            task.GetAwaiter().GetResult();
            return;
        }
        Island.WakeAfter(task);
        _running.Add(task);
    }

    private void Reap()
    {
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            if (!_running[i].IsCompleted)
                continue;
            _running[i].GetAwaiter().GetResult();
            _running.RemoveAt(i);
        }
    }
}
