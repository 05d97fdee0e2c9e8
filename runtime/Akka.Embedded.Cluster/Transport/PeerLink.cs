using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Cluster;

/// <summary>
/// The way to one peer: a bounded queue, and a connection that is opened when there is something to send and opened again when it broke.
/// What waits goes in one frame. What was in a frame that broke may have arrived, so it is not sent again.
/// </summary>
internal sealed class PeerLink : IAsyncDisposable
{
    private const int FrameBytes = 64 * 1024;
    private static readonly TimeSpan s_lastSending = TimeSpan.FromSeconds(2);

    private readonly Member _peer;
    private readonly PeerLinkServices _services;
    private readonly Channel<OutgoingMessage> _queue;
    private readonly RetryDelay _delay = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5));
    private readonly CancellationTokenSource _end = new();
    private readonly FrameWriter _frame = new();
    private readonly Task _running;
    private string? _problem;
    private volatile bool _isConnected;

    public PeerLink(Member peer, PeerLinkServices services)
    {
        (_peer, _services) = (peer, services);
        _queue = Channel.CreateBounded<OutgoingMessage>(new BoundedChannelOptions(services.Options.QueuedPerPeer) { SingleReader = true });
        _running = Task.Run(Run);
    }

    public bool IsConnected => _isConnected;

    public int Queued => _queue.Reader.Count;

    /// <summary>Has a message sent.</summary>
    /// <returns>False when the queue is full, or the link ends.</returns>
    public bool TrySend(OutgoingMessage message) => _queue.Writer.TryWrite(message);

    /// <summary>The peer is gone: what was not sent is given back.</summary>
    public async Task End()
    {
        _queue.Writer.TryComplete();
        await _end.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        while (_queue.Reader.TryRead(out var message)) _services.GiveBack(message);
    }

    /// <summary>This node goes: what waits is still sent, as far as that works soon.</summary>
    public async Task Finish()
    {
        _queue.Writer.TryComplete();
        if (!_isConnected && Queued == 0) await _end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAny(_running, Task.Delay(s_lastSending, _services.Time)).ConfigureAwait(false);
        await End().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await End().ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task Run()
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(_end.Token).ConfigureAwait(false)) await Connect().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The link ends.
        }
    }

    private async Task Connect()
    {
        try
        {
            using var socket = await new PeerDial(_services.Options, _services.Joined, _services.Time).Open(_peer, _end.Token).ConfigureAwait(false);
            Worked();
            await Send(socket).ConfigureAwait(false);
        }
        catch (Exception failure) when (!_end.IsCancellationRequested)
        {
            Failed(failure);
            await Task.Delay(_delay.Next(), _services.Time, _end.Token).ConfigureAwait(false);
        }
        finally
        {
            _isConnected = false;
        }
    }

    private void Worked()
    {
        _isConnected = true;
        _delay.Reset();
        if (_problem is not null) _services.Log.LogInformation("Node {Peer} can be reached again", _peer.Key);
        _problem = null;
    }

    private void Failed(Exception failure)
    {
        if (_problem == failure.Message) return;
        _problem = failure.Message;
        _services.Log.LogWarning("Node {Peer} at {Address} cannot be reached: {Problem}; trying again", _peer.Key, _peer.Address, failure.Message);
    }

    private async Task Send(WebSocket socket)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        var closed = WatchForClose(socket, ending);
        try
        {
            while (await _queue.Reader.WaitToReadAsync(ending.Token).ConfigureAwait(false)) await SendFrame(socket).ConfigureAwait(false);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            throw new WebSocketException("the other end closed the connection");
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await closed.ConfigureAwait(false);
        }
    }

    private async Task SendFrame(WebSocket socket)
    {
        var frame = _frame;
        frame.Clear();
        var sent = new List<OutgoingMessage>();
        while (_queue.Reader.TryPeek(out var next) && (sent.Count == 0 || frame.Length + next.SizeAtMost <= FrameBytes) && _queue.Reader.TryRead(out next))
        {
            next.Write(frame, _services.SenderOf(next));
            sent.Add(next);
        }
        try
        {
            await socket.SendAsync(frame.Written, WebSocketMessageType.Binary, endOfMessage: true, _end.Token).ConfigureAwait(false);
        }
        catch
        {
            _services.Dropped.LostConnection.Add(sent.Count);
            foreach (var message in sent) _services.Lose(message);
            throw;
        }
    }

    /// <summary>The other end sends nothing: its word is the end of the connection.</summary>
    private static async Task WatchForClose(WebSocket socket, CancellationTokenSource ending)
    {
        try
        {
            await socket.ReceiveAsync(new byte[1].AsMemory(), ending.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // However it ended, it has ended.
        }
        await ending.CancelAsync().ConfigureAwait(false);
    }
}
