namespace Akka.Actor;

/// <summary>Something that can be called off.</summary>
public interface ICancelable
{
    /// <summary>True once it has been called off.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>Cancelled when this is.</summary>
    CancellationToken Token { get; }

    /// <summary>Calls it off.</summary>
    void Cancel();

    /// <summary>Calls it off; with true the first exception of a callback comes out at once.</summary>
    void Cancel(bool throwOnFirstException);

    /// <summary>Calls it off after the delay.</summary>
    void CancelAfter(TimeSpan delay);

    /// <summary>Calls it off after so many milliseconds.</summary>
    void CancelAfter(int millisecondsDelay);
}
