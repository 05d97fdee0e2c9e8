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

    [Fact]
    public void Every_value_stays_as_it_was_bound_however_many_are_bound_after_it()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        string[] texts = [.. Enumerable.Range(0, 3_000).Select(i => new string((char)('a' + (i % 26)), i * 37 % 30_000) + i)];
        var statement = StatementCache.For(connection).Prepare("SELECT " + string.Join(" || ',' || ", texts.Chunk(100).Select((_, i) => $"?{i + 1}")));
        foreach (var some in texts.Chunk(texts.Length / 30).Select(c => c[..30]))
        {
            for (var i = 0; i < some.Length; i++)
            {
                if (i % 2 == 0) statement.Bind(i + 1, some[i]);
                else statement.BindText(i + 1, System.Text.Encoding.UTF8.GetBytes(some[i]));
            }

            statement.Step().ShouldBeTrue();
            statement.Text(0).ShouldBe(string.Join(',', some));
            statement.Reset();
        }

        statement.Dispose();
        Should.Throw<ObjectDisposedException>(() => statement.Bind(1, 1));
    }

    [Fact]
    public void What_was_bound_is_forgotten_with_the_execution()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var statement = StatementCache.For(connection).Prepare("SELECT ?1");
        statement.Bind(1, "a secret").Step().ShouldBeTrue();
        statement.Reset();

        statement.Step().ShouldBeTrue();
        statement.Text(0).ShouldBeNull();
        statement.Dispose();
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
