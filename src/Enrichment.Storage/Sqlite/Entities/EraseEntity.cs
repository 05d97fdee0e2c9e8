using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Entities;

/// <summary>Takes away what is known of an entity. Its number, its links to rows and its calls stay: they name nobody.</summary>
internal sealed class EraseEntity(StatementCounts counts) : SingleHandler<EntityId, long>(counts, StatementArea.Entities)
{
    private const string RowsOfEntity = "SELECT row_id FROM links WHERE entity_no = ?1";

    protected override long Execute(StoreSql sql, EntityId item)
    {
        var number = sql.Prepare("UPDATE entities SET document = NULL, version = version + 1 WHERE entity = ?1 RETURNING entity_no")
            .Bind(1, item.ToString()).List(row => row.Integer(0)).FirstOrDefault();
        if (number == 0) return 0;
        sql.Prepare("DELETE FROM businesses WHERE entity_no = ?1").Bind(1, number).Execute();
        EraseAnswers(sql.In(StatementArea.Rows), number);
        if (item.Kind == EntityKind.Person) EraseCells(sql.In(StatementArea.Rows), number);
        return sql.Prepare("UPDATE links SET given = '{}' WHERE entity_no = ?1").Bind(1, number).Execute();
    }

    private static void EraseAnswers(StoreSql sql, long number)
    {
        var numbers = sql.Prepare("SELECT r.answers FROM links l CROSS JOIN rows r ON r.row_id = l.row_id WHERE l.entity_no = ?1 AND r.answers IS NOT NULL")
            .Bind(1, number).List(row => AnswerList.Read(row.Text(0))).SelectMany(list => list).Select(Math.Abs).Distinct();
        var answers = sql.Prepare("""
            SELECT a.answer_no, a.status, a.document FROM json_each(?1) n CROSS JOIN answers a ON a.answer_no = n.value WHERE a.entity_no = ?2
            """).Bind(1, JsonTexts.List(numbers)).Bind(2, number)
            .List(row => (No: row.Integer(0), Document: StoredAnswer.Read(row.Integer(0), (RowStatus)row.Integer(1), row.Blob(2))));
        foreach (var (no, document) in answers)
        {
            sql.Prepare("UPDATE answers SET document = ?2 WHERE answer_no = ?1").Bind(1, no).BindText(2, StoredAnswer.Write(document.Erased())).Execute();
        }
    }

    /// <summary>A row about a person holds its name and addresses in cells of any meaning: all of them go, and the id that may be made of them.</summary>
    private static void EraseCells(StoreSql sql, long number) => sql.Prepare($"""
        UPDATE row_cells SET record_id = '', filled = NULL,
          cells = (SELECT json_group_array('') FROM json_each(row_cells.cells)) WHERE row_id IN ({RowsOfEntity})
        """).Bind(1, number).Execute();
}
