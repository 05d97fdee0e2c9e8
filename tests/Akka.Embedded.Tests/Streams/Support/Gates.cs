using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Streams.Support;

/// <summary>Work that ends when the test says so.</summary>
internal sealed class Gates
{
    private readonly SortedDictionary<int, TaskCompletionSource<int>> _waiting = [];

    /// <summary>What is under way, in order.</summary>
    internal IEnumerable<int> Waiting => _waiting.Keys;

    internal Task<int> Pass(int number)
    {
        var gate = new TaskCompletionSource<int>();
        _waiting.Add(number, gate);
        return gate.Task;
    }

    internal void Open(int number)
    {
        _waiting.Remove(number, out var gate);
        // Under the framework's context, what awaits the gate would go on later and elsewhere.
        using (InlineContinuations.Allow())
            gate!.SetResult(number);
    }

    internal void Break(int number, Exception cause)
    {
        _waiting.Remove(number, out var gate);
        using (InlineContinuations.Allow())
            gate!.SetException(cause);
    }
}
