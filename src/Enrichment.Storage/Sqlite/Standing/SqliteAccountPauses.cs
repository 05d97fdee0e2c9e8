using Enrichment.Domain.Ports;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Gateway;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Standing;

internal sealed class SqliteAccountPauses(GroupWriter writer, StoreReads reads, StatementCounts counts) : IAccountPauses
{
    private readonly Pauser _pause = new(counts);
    private readonly Resumer _resume = new(counts);

    public Task<IReadOnlyList<AccountPause>> All() => reads.Use<IReadOnlyList<AccountPause>>(
        StatementArea.Gateway,
        sql => sql.Prepare("SELECT account, why, at FROM paused_accounts ORDER BY account")
            .List(StoredGateway.Pause));

    public Task Pause(AccountPause pause) => writer.Write(_pause, pause);

    public Task Resume(string account) => writer.Write(_resume, account);

    private sealed class Pauser(StatementCounts counts) : SingleHandler<AccountPause, bool>(counts, StatementArea.Gateway)
    {
        protected override bool Execute(StoreSql sql, AccountPause item) => sql.Prepare("""
            INSERT INTO paused_accounts VALUES (?1, ?2, ?3) ON CONFLICT (account) DO UPDATE SET why = excluded.why, at = excluded.at
            """).Bind(1, item.Account).Bind(2, item.Why).Bind(3, Columns.Micros(item.At)).Execute() > 0;
    }

    private sealed class Resumer(StatementCounts counts) : SingleHandler<string, bool>(counts, StatementArea.Gateway)
    {
        protected override bool Execute(StoreSql sql, string item) =>
            sql.Prepare("DELETE FROM paused_accounts WHERE account = ?1").Bind(1, item).Execute() > 0;
    }
}
