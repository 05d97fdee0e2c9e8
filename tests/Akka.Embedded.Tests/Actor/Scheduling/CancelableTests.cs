using Akka.Actor;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Actor.Scheduling;

public sealed class CancelableTests : ActorSpec
{
    [Fact]
    public void Cancelling_cancels_the_token()
    {
        using var cancelable = new Cancelable(Sys.Scheduler);

        cancelable.Cancel();

        cancelable.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void One_that_is_cancelled_already_is() => Cancelable.CreateCanceled().IsCancellationRequested.ShouldBeTrue();

    [Fact]
    public void What_is_not_there_can_be_cancelled() => ((ICancelable?)null).CancelIfNotNull();

    [Fact]
    public void A_disposed_one_cannot_be_cancelled()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        cancelable.Dispose();

        cancelable.IsDisposed.ShouldBeTrue();
        Should.Throw<ObjectDisposedException>(cancelable.Cancel);
    }
}
