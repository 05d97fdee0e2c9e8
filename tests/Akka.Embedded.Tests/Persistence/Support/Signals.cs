using System.Threading.Channels;

namespace Akka.Embedded.Tests.Persistence.Support;

/// <summary>What an actor tells a test, in order.</summary>
public sealed class Signals
{
    private readonly Channel<object> _channel = Channel.CreateUnbounded<object>();

    public void Add(object signal) => _channel.Writer.TryWrite(signal).ShouldBeTrue();

    public async Task<object> Next() => await _channel.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2));

    public async Task<T> Next<T>() => (await Next()).ShouldBeOfType<T>();

    public async Task<object[]> Next(int count)
    {
        var signals = new object[count];
        for (var i = 0; i < count; i++) signals[i] = await Next();
        return signals;
    }

    public bool IsEmpty => _channel.Reader.Count == 0;
}
