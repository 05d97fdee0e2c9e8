namespace Enrichment.Actors.Tests.Support;

/// <summary>The store in memory does its work before it returns: nothing to wait for, and nothing that leaves the test's thread.</summary>
internal static class Tasks
{
    public static T Now<T>(this Task<T> done)
    {
        Now((Task)done);
        return done.GetAwaiter().GetResult();
    }

    public static void Now(this Task done)
    {
        done.IsCompleted.ShouldBeTrue("the store in memory never makes anybody wait");
        done.GetAwaiter().GetResult();
    }
}
