using Enrichment.Storage.Postgres;

namespace Enrichment.Storage.Tests.Postgres;

/// <summary>A database of its own, with an empty store: a copy of one that was migrated once.</summary>
internal sealed class TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);
    private static int count;

    private TestDatabase(string name, string connectionString)
    {
        Name = name;
        Options = new PostgresStoreOptions { ConnectionString = connectionString };
    }

    public string Name { get; }

    public PostgresStoreOptions Options { get; }

    public static Task<TestDatabase> Make() => Make(withStore: true);

    public static Task<TestDatabase> MakeBare() => Make(withStore: false);

    /// <summary>Executes a statement in it, as the superuser.</summary>
    public Task Execute(string sql) => TestServer.Execute(sql, Name);

    public Task Drop() => TestServer.Execute($"DROP DATABASE {Name} WITH (FORCE)");

    private static async Task<TestDatabase> Make(bool withStore)
    {
        var name = $"store_{Interlocked.Increment(ref count)}";
        await TestServer.Execute($"CREATE DATABASE {name} {(withStore ? $"TEMPLATE {await Template.Value}" : "")}");
        return new TestDatabase(name, await TestServer.ConnectionStringTo(name));
    }

    private static async Task<string> MakeTemplate()
    {
        var template = await MakeBare();
        await (await PostgresStore.Open(template.Options)).DisposeAsync();
        return template.Name;
    }
}
