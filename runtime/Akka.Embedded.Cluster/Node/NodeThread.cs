namespace Akka.Embedded.Cluster;

/// <summary>The thread on which a node takes its turns. It is its own, so that a lease never waits behind the actors' work.</summary>
internal sealed class NodeThread
{
    private readonly NodeTurn _turn;
    private readonly NodeState _node;
    private readonly Outage _outage;
    private readonly Action<TurnEnd> _ended;
    private readonly Func<bool> _isUp;
    private readonly object _signal = new();
    private readonly RetryDelay _retry;
    private readonly Thread _thread;
    private volatile bool _stop;
    private bool _isAwake;

    public NodeThread(NodeTurn turn, NodeState node, Outage outage, Action<TurnEnd> ended, Func<bool> isUp)
    {
        (_turn, _node, _outage, _ended, _isUp) = (turn, node, outage, ended, isUp);
        _retry = new RetryDelay(TimeSpan.FromMilliseconds(50), node.Options.Terms.RenewEvery);
        _thread = new Thread(Run) { IsBackground = true, Name = $"cluster {node.Self}" };
    }

    public void Start() => _thread.Start();

    /// <summary>Has the next turn come at once.</summary>
    public void Wake()
    {
        lock (_signal)
        {
            _isAwake = true;
            Monitor.Pulse(_signal);
        }
    }

    /// <summary>Ends without leaving: to the others the node is dead.</summary>
    public void Stop()
    {
        _stop = true;
        Wake();
        if (Thread.CurrentThread != _thread) _thread.Join();
    }

    private void Run()
    {
        while (!_stop)
        {
            var result = TakeTurn();
            if (result.End != TurnEnd.Next)
            {
                _ended(result.End);
                return;
            }
            if (result.Delay > TimeSpan.Zero) Wait(result.Delay);
        }
    }

    private void Wait(TimeSpan most)
    {
        lock (_signal)
        {
            if (!_isAwake) Monitor.Wait(_signal, most);
            _isAwake = false;
        }
    }

    private TurnResult TakeTurn()
    {
        try
        {
            var result = _turn.Take();
            _outage.End();
            _retry.Reset();
            if (_node.Own is { State: not MemberState.Joining }) _isUp();
            return result;
        }
        catch (Exception problem)
        {
            // Whatever it is: a node that cannot take its turn loses its lease, which is safe, and goes on when it can.
            _outage.Note(problem, _node.Lease.Left);
            // A wake must not turn the wait before the next try into a spin.
            Thread.Sleep(TimeSpan.FromMilliseconds(20));
            return TurnResult.Wait(_retry.Next());
        }
    }
}
