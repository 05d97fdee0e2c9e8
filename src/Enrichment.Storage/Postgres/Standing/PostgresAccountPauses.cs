using Enrichment.Domain.Ports;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Gateway;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Standing;

/// <summary>Accounts are the installation's, not a tenant's.</summary>
internal sealed class PostgresAccountPauses(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : IAccountPauses
{
    private const string Nobody = "";
    private readonly Pauser _pause = new(counts);
    private readonly Resumer _resume = new(counts);

    public async Task<IReadOnlyList<AccountPause>> All() => await reads.OfTenant(
        Nobody,
        StatementArea.Gateway,
        sql => sql.Prepare("SELECT account, why, at FROM paused_accounts ORDER BY account").List(StoredGateway.Pause)).ConfigureAwait(false);

    public Task Pause(AccountPause pause) => writes.Write(_pause, WriteKind.Views, Nobody, pause);

    public Task Resume(string account) => writes.Write(_resume, WriteKind.Views, Nobody, account);

    private sealed class Pauser(StatementCounts counts) : SinglePostgresHandler<AccountPause, bool>(counts, StatementArea.Gateway)
    {
        protected override async Task<bool> Execute(PostgresSql sql, AccountPause item) => await sql.Prepare("""
            INSERT INTO paused_accounts VALUES ($1, $2, $3) ON CONFLICT (account) DO UPDATE SET why = excluded.why, at = excluded.at
            """).With(item.Account).With(item.Why).With(Columns.Micros(item.At)).Execute().ConfigureAwait(false) > 0;
    }

    private sealed class Resumer(StatementCounts counts) : SinglePostgresHandler<string, bool>(counts, StatementArea.Gateway)
    {
        protected override async Task<bool> Execute(PostgresSql sql, string item) =>
            await sql.Prepare("DELETE FROM paused_accounts WHERE account = $1").With(item).Execute().ConfigureAwait(false) > 0;
    }
}
