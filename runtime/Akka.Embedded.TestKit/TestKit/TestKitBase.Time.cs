using System.Diagnostics;

namespace Akka.TestKit;

/// <content>How long to wait.</content>
public abstract partial class TestKitBase
{
    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(20);

    private Deadline? _within;

    /// <summary>The time left in the innermost Within.</summary>
    /// <exception cref="InvalidOperationException">There is no Within around.</exception>
    public TimeSpan Remaining => _within?.Left ?? throw new InvalidOperationException("Remaining is for inside of Within");

    /// <summary>The time left in the innermost Within, or the default wait.</summary>
    public TimeSpan RemainingOrDefault => _within?.Left ?? Dilated(TestKitSettings.SingleExpectDefault);

    /// <summary>The time given, dilated; or the time left.</summary>
    public TimeSpan RemainingOrDilated(TimeSpan? duration) =>
        duration is { } time ? (time < TimeSpan.Zero ? TimeSpan.MaxValue : Dilated(time)) : RemainingOrDefault;

    /// <summary>A time multiplied for slow machines.</summary>
    public TimeSpan Dilated(TimeSpan duration) => duration * TestKitSettings.TestTimeFactor;

    /// <summary>The time given, or the default wait; dilated.</summary>
    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => Dilated(timeout ?? TestKitSettings.SingleExpectDefault);

    /// <summary>Fails unless the action ends in time; waits inside of it end with it.</summary>
    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>Fails unless the action takes between the two times.</summary>
    public void Within(
        TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        Within(min, max, () => { action(); return true; }, hint, epsilonValue, cancellationToken);

    /// <summary>Fails unless the function ends in time.</summary>
    public T Within<T>(TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <summary>Fails unless the function takes between the two times.</summary>
    public T Within<T>(
        TimeSpan min, TimeSpan max, Func<T> function, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outer = _within;
        var limit = Dilated(max);
        var start = Stopwatch.GetTimestamp();
        _within = Deadline.After(limit);
        try
        {
            var result = function();
            var took = Stopwatch.GetElapsedTime(start);
            _assertions.AssertTrue(took >= min, $"Block took {took}, should have at least taken {min} {hint}");
            _assertions.AssertTrue(took <= limit + (epsilonValue ?? TimeSpan.Zero), $"Block took {took}, exceeding {limit} {hint}");
            return result;
        }
        finally
        {
            _within = outer;
        }
    }

    /// <summary>Waits until it holds; fails where it does not in time.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <summary>Waits until it holds; fails where it does not in time.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <summary>Waits until it holds; fails where it does not in time.</summary>
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan? max, string message, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <summary>Waits until it holds, looking at every interval; fails where it does not in time.</summary>
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null,
        CancellationToken cancellationToken = default)
    {
        var deadline = Deadline.After(RemainingOrDilated(max));
        while (!conditionIsFulfilled())
        {
            if (deadline.Left == TimeSpan.Zero)
                _assertions.Fail($"Timeout ({RemainingOrDilated(max)}) while waiting for the condition to hold. {message}");
            Pause(interval, cancellationToken);
        }
    }

    /// <summary>Repeats the assertion until it passes; fails as it does where it does not in time.</summary>
    public void AwaitAssert(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        var deadline = Deadline.After(RemainingOrDilated(duration));
        while (true)
        {
            try
            {
                assertion();
                return;
            }
            catch (Exception) when (deadline.Left > TimeSpan.Zero)
            {
                Pause(interval, cancellationToken);
            }
        }
    }

    /// <summary>Repeats the assertion until it passes; fails as it does where it does not in time.</summary>
    public async Task AwaitAssertAsync(
        Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        var deadline = Deadline.After(RemainingOrDilated(duration));
        while (true)
        {
            try
            {
                await assertion().ConfigureAwait(false);
                return;
            }
            catch (Exception) when (deadline.Left > TimeSpan.Zero)
            {
                await Task.Delay(interval ?? PollingInterval, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void Pause(TimeSpan? interval, CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne(interval ?? PollingInterval);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
