using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Stages;

/// <summary>
/// Groups up to a weight, a number and an age, whichever is reached first. An element that would make a group too heavy begins the next
/// one; one that is too heavy by itself is a group by itself. A group's age counts from its first element. One group is collected ahead.
/// </summary>
internal sealed class GroupedWeightedWithinStage<T>(Island island, Producer<T> upstream, GroupLimits limits, Func<T, long> weigh)
    : Operator<T, IEnumerable<T>>(upstream)
{
    private List<T> _group = [];
    private (T Element, long Weight)? _next;
    private TimeSpan _begun;
    private long _weight;
    private bool _isFull;
    private bool _isOver;
    private volatile bool _isAlarmSet;

    internal override Signal Pull(out IEnumerable<T> element)
    {
        Collect();
        if (_group.Count > 0 && (_isFull || _isOver || IsOld()))
        {
            element = Take();
            return Signal.Element;
        }
        element = [];
        return _isOver ? Signal.Completed : Signal.Pending;
    }

    internal override void Prepare()
    {
        Collect();
        if (!_isOver)
            Upstream.Prepare();
    }

    internal override void Cancel()
    {
        _isOver = true;
        Upstream.Cancel();
    }

    private void Collect()
    {
        while (!_isFull && !_isOver)
        {
            var signal = Upstream.Pull(out var element);
            if (signal == Signal.Pending)
                return;
            if (signal == Signal.Completed)
                _isOver = true;
            else
                Add(element, weigh(element));
        }
    }

    private void Add(T element, long weight)
    {
        if (weight < 0)
            throw new ArgumentException($"The element {element} weighs {weight}: a weight is not negative");
        if (_group.Count > 0 && weight > limits.Weight - _weight)
        {
            _next = (element, weight);
            _isFull = true;
        }
        else
        {
            Append(element, weight);
        }
    }

    private void Append(T element, long weight)
    {
        if (_group.Count == 0)
            _begun = island.Now;
        _group.Add(element);
        _weight += weight;
        _isFull = _weight >= limits.Weight || _group.Count >= limits.Number;
    }

    private List<T> Take()
    {
        var group = _group;
        _group = [];
        _weight = 0;
        _isFull = false;
        if (_next is { } next)
        {
            _next = null;
            Append(next.Element, next.Weight);
        }
        return group;
    }

    /// <summary>Whether the group waits long enough; if not, there will be a turn when it does.</summary>
    private bool IsOld()
    {
        var left = limits.Age - (island.Now - _begun);
        if (left <= TimeSpan.Zero)
            return true;
        if (!_isAlarmSet)
        {
            _isAlarmSet = true;
            island.WakeAfter(left, () => _isAlarmSet = false);
        }
        return false;
    }
}

/// <summary>When a group is passed on.</summary>
internal sealed record GroupLimits(long Weight, int Number, TimeSpan Age);
