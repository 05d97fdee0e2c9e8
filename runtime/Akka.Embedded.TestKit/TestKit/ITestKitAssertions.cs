namespace Akka.TestKit;

/// <summary>The assertions of the test framework.</summary>
public interface ITestKitAssertions
{
    /// <summary>Fails the test.</summary>
    void Fail(string format = "", params object[] args);

    /// <summary>Fails the test unless it holds.</summary>
    void AssertTrue(bool condition, string format = "", params object[] args);

    /// <summary>Fails the test if it holds.</summary>
    void AssertFalse(bool condition, string format = "", params object[] args);

    /// <summary>Fails the test unless the two are equal.</summary>
    void AssertEqual<T>(T expected, T actual, string format = "", params object[] args);

    /// <summary>Fails the test unless the comparer finds the two equal.</summary>
    void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args);
}

/// <summary>A kit whose messages are not sent in its own name unless it says so.</summary>
public interface INoImplicitSender;
