using Xunit;

namespace Akka.TestKit.Xunit2;

/// <summary>The assertions of xunit.</summary>
public class XunitAssertions : ITestKitAssertions
{
    /// <inheritdoc />
    public void Fail(string format = "", params object[] args) => Assert.Fail(Text(format, args));

    /// <inheritdoc />
    public void AssertTrue(bool condition, string format = "", params object[] args) => Assert.True(condition, Text(format, args));

    /// <inheritdoc />
    public void AssertFalse(bool condition, string format = "", params object[] args) => Assert.False(condition, Text(format, args));

    /// <inheritdoc />
    public void AssertEqual<T>(T expected, T actual, string format = "", params object[] args) =>
        AssertEqual(expected, actual, EqualityComparer<T>.Default.Equals, format, args);

    /// <inheritdoc />
    public void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args)
    {
        if (!comparer(expected, actual))
            Assert.Fail($"Expected: {expected}{Environment.NewLine}Actual:   {actual}{Environment.NewLine}{Text(format, args)}");
    }

    // Without arguments the text is no format: it may have braces of its own.
    private static string Text(string format, object[] args) => args.Length == 0 ? format : string.Format(null, format, args);
}
