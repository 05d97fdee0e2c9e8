using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit.Tests;

public sealed class PreparedStatementTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Łódź 東京 🙂 ", 500));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("a\0b")]
    [InlineData("Łódź 東京 🙂")]
    public void A_text_comes_back_as_it_was_bound(string text) => RoundTrip((s, i) => s.Bind(i, text)).ShouldBe((text, "text"));

    [Fact]
    public void A_long_text_comes_back_whole_and_a_short_one_after_it_too()
    {
        RoundTrip((s, i) => s.Bind(i, Long)).ShouldBe((Long, "text"));
        RoundTrip((s, i) => s.Bind(i, Long).Bind(i, "short")).ShouldBe(("short", "text"));
    }

    [Fact]
    public void Null_is_bound_as_null() => RoundTrip((s, i) => s.Bind(i, (string?)null)).ShouldBe((null, "null"));

    [Fact]
    public void Bytes_bound_as_text_are_text()
    {
        RoundTrip((s, i) => s.BindText(i, "Łódź"u8)).ShouldBe(("Łódź", "text"));
        RoundTrip((s, i) => s.BindText(i, [])).ShouldBe(("", "text"));
    }

    private static (string? Text, string Type) RoundTrip(Action<PreparedStatement, int> bind)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var statement = StatementCache.For(connection).Prepare("SELECT ?1, typeof(?1)");
        bind(statement, 1);
        statement.Step().ShouldBeTrue();
        var result = (statement.Text(0), statement.Text(1)!);
        statement.Dispose();
        return result;
    }
}
