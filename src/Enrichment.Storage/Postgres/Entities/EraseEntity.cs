using Enrichment.Domain.Identity;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Entities;

/// <summary>Takes away what is known of an entity. Its number, its links to rows and its calls stay: they name nobody.</summary>
internal sealed class EraseEntity(StatementCounts counts) : SinglePostgresHandler<EntityId, long>(counts, StatementArea.Entities)
{
    private static readonly ItemSet<(long No, byte[] Document)> Documents =
        new ItemSet<(long No, byte[] Document)>().Number("answer_no", a => a.No).Bytes("document", a => a.Document);

    protected override async Task<long> Execute(PostgresSql sql, EntityId item)
    {
        var number = await sql.Prepare("UPDATE entities SET document = NULL, version = version + 1 WHERE entity = $1 RETURNING entity_no")
            .With(item.ToString()).First(row => row.Integer(0)).ConfigureAwait(false);
        if (number == 0) return 0;
        await sql.Prepare("DELETE FROM businesses WHERE entity_no = $1").With(number).Execute().ConfigureAwait(false);
        await EraseAnswers(sql.In(StatementArea.Rows), number).ConfigureAwait(false);
        if (item.Kind == EntityKind.Person) await EraseCells(sql.In(StatementArea.Rows), number).ConfigureAwait(false);
        return await sql.Prepare("UPDATE links SET given = '{}' WHERE entity_no = $1").With(number).Execute().ConfigureAwait(false);
    }

    private static async Task EraseAnswers(PostgresSql sql, long number)
    {
        var lists = await sql.Prepare("SELECT r.answers FROM links l JOIN rows r ON r.row_id = l.row_id WHERE l.entity_no = $1 AND r.answers IS NOT NULL")
            .With(number).List(row => AnswerList.Read(row.Text(0))).ConfigureAwait(false);
        var answers = await sql.Prepare("SELECT a.answer_no, a.status, a.document FROM answers a WHERE a.answer_no = ANY($1) AND a.entity_no = $2")
            .With(lists.SelectMany(list => list).Select(Math.Abs).Distinct()).With(number).List(StoredRows.ReadAnswer).ConfigureAwait(false);
        if (answers.Count == 0) return;
        await sql.Prepare(
            $"UPDATE answers a SET document = n.document FROM {Documents.Rows} WHERE a.answer_no = n.answer_no", Documents,
            answers.ConvertAll(a => (a.Key, StoredAnswer.Write(a.Value.Erased())))).Execute().ConfigureAwait(false);
    }

    /// <summary>A row about a person holds its name and addresses in cells of any meaning: all of them go, and the id that may be made of them.</summary>
    private static Task<int> EraseCells(PostgresSql sql, long number) => sql.Prepare("""
        UPDATE row_cells SET record_id = '', filled = NULL,
          cells = array_to_json(array_fill(''::text, ARRAY[json_array_length(cells::json)]))::text
        WHERE row_id IN (SELECT row_id FROM links WHERE entity_no = $1)
        """).With(number).Execute();
}
