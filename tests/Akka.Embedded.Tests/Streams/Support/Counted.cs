using System.Collections;
using System.Runtime.CompilerServices;

namespace Akka.Embedded.Tests.Streams.Support;

/// <summary>The numbers 0, 1, 2 ... and how far anyone has come with them.</summary>
internal sealed class Counted(int count = int.MaxValue) : IEnumerable<int>
{
    internal int Pulled { get; private set; }

    internal int Opened { get; private set; }

    internal int Closed { get; private set; }

    internal bool WasCancelled { get; private set; }

    public IEnumerator<int> GetEnumerator()
    {
        Opened++;
        try
        {
            for (var i = 0; i < count; i++)
            {
                Pulled++;
                yield return i;
            }
        }
        finally
        {
            Closed++;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same numbers, each when its gate has been opened.</summary>
    internal async IAsyncEnumerable<int> Through(Gates gates, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Opened++;
        try
        {
            for (var i = 0; i < count; i++)
            {
                Pulled++;
                yield return await gates.Pass(i).WaitAsync(cancellationToken);
            }
        }
        finally
        {
            WasCancelled = cancellationToken.IsCancellationRequested;
            Closed++;
        }
    }
}
