using System.Data;
using Enrichment.Storage.Statements;
using Npgsql;
using PostgreSql.GroupCommit;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>Whose rows a read sees.</summary>
internal readonly record struct Whose
{
    private Whose(string opening, string? value) => (Opening, Value) = (opening, value);

    public string Opening { get; }

    public string? Value { get; }

    public static Whose Tenant(string tenant) => new($"SELECT set_config('{Sessions.TenantSetting}', $1, true)", tenant);

    /// <summary>Of the tenant that owns the table; nobody's where there is no such table.</summary>
    public static Whose Table(string tableId) => new(
        $"SELECT set_config('{Sessions.TenantSetting}', coalesce((SELECT tenant FROM table_owners WHERE table_id = $1), ''), true)", tableId);

    /// <summary>All tenants', as a role that may read only what duties need.</summary>
    public static Whose All(string dutyRole) => new("SELECT set_config('role', $1, true)", dutyRole);
}

/// <summary>Reads in transactions of their own, which see one moment; their statements are counted.</summary>
internal sealed class PostgresReads(PostgresStoreOptions options, NpgsqlDataSource source, StatementCounts counts, ReadOutage outage)
{
    /// <summary>What duties over all tenants may read: ids, states, times and amounts.</summary>
    public Task<T> OfAll<T>(StatementArea area, Func<PostgresSql, Task<T>> read) => Use(Whose.All(options.DutyRole), area, read);

    public Task<T> OfTenant<T>(string tenant, StatementArea area, Func<PostgresSql, Task<T>> read) => Use(Whose.Tenant(tenant), area, read);

    public Task<T> OfTable<T>(string tableId, StatementArea area, Func<PostgresSql, Task<T>> read) => Use(Whose.Table(tableId), area, read);

    /// <summary>What each tenant's read answers, in the order of the tenants.</summary>
    public async Task<List<T>> OfEach<T>(IEnumerable<string> tenants, StatementArea area, Func<PostgresSql, string, Task<List<T>>> read)
    {
        var all = new List<T>();
        foreach (var tenant in tenants) all.AddRange(await OfTenant(tenant, area, sql => read(sql, tenant)).ConfigureAwait(false));
        return all;
    }

    /// <exception cref="DatabaseAwayException">The database cannot be read now.</exception>
    public async Task<T> Use<T>(Whose whose, StatementArea area, Func<PostgresSql, Task<T>> read)
    {
        try
        {
            var value = await Again(() => Attempt(whose, area, read)).ConfigureAwait(false);
            outage.End();
            return value;
        }
        catch (Exception fault) when (DatabaseFault.IsAway(fault))
        {
            outage.Begin(fault);
            throw new DatabaseAwayException(options.Name, fault.Message, fault);
        }
    }

    /// <summary>A connection that was kept may have died with the server before this one: the second attempt has a new one.</summary>
    private async Task<T> Again<T>(Func<Task<T>> attempt)
    {
        try
        {
            return await attempt().ConfigureAwait(false);
        }
        catch (Exception fault) when (DatabaseFault.IsAway(fault) && fault is not NpgsqlException { InnerException: TimeoutException })
        {
            source.Clear();
            return await attempt().ConfigureAwait(false);
        }
    }

    private async Task<T> Attempt<T>(Whose whose, StatementArea area, Func<PostgresSql, Task<T>> read)
    {
        await using var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead).ConfigureAwait(false);
        await new PostgresStatement(connection, whose.Opening).With(whose.Value).Execute().ConfigureAwait(false);
        var value = await read(new PostgresSql(connection, counts, area)).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
        return value;
    }
}
