using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit.Tests;

public sealed class StatementCacheTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public StatementCacheTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void A_text_is_prepared_once()
    {
        var cache = StatementCache.For(_connection);

        cache.Get("SELECT 1").ShouldBeSameAs(StatementCache.For(_connection).Get("SELECT 1"));
        cache.Prepare("SELECT 1").ShouldBeSameAs(StatementCache.For(_connection).Prepare("SELECT 1"));
    }

    [Fact]
    public void A_parameter_bound_again_takes_the_new_value()
    {
        var command = StatementCache.For(_connection).Get("SELECT $a || ifnull($b, '-')");

        command.Bind("$a", "x").Bind("$b", null).ExecuteScalar().ShouldBe("x-");
        command.Bind("$a", "y").Bind("$b", "z").ExecuteScalar().ShouldBe("yz");
    }

    [Fact]
    public void Every_type_comes_back_as_it_was_bound()
    {
        byte[] bytes = [0, 1, 255];
        var select = StatementCache.For(_connection).Prepare("SELECT ?1, ?2, ?3, ?4, ?5");
        select.Bind(1, "grün\0é").Bind(2, long.MinValue).Bind(3, bytes).Bind(4, (string?)null).Bind(5, ReadOnlySpan<byte>.Empty);

        select.Step().ShouldBeTrue();
        select.Text(0).ShouldBe("grün\0é");
        select.Integer(1).ShouldBe(long.MinValue);
        select.Blob(2).ToArray().ShouldBe(bytes);
        select.IsNull(3).ShouldBeTrue();
        select.Text(3).ShouldBeNull();
        select.Blob(4).Length.ShouldBe(0);
        select.IsNull(4).ShouldBeFalse();
        select.Step().ShouldBeFalse();
    }

    [Fact]
    public void A_statement_forgets_its_values_when_it_is_reset()
    {
        var select = StatementCache.For(_connection).Prepare("SELECT ?1");
        select.Bind(1, "secret").Step();
        select.Reset();

        select.Step();
        select.IsNull(0).ShouldBeTrue();
        select.Reset();
    }

    [Fact]
    public void A_wrong_statement_fails_with_the_reason_of_SQLite() =>
        Should.Throw<SqliteException>(() => StatementCache.For(_connection).Prepare("SELEC")).Message.ShouldContain("syntax error");
}
