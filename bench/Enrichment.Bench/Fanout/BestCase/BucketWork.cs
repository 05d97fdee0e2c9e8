using Enrichment.Bench.Workload;
using Enrichment.Domain.Identity;

namespace Enrichment.Bench.Fanout.BestCase;

/// <summary>A bucket's work list with its rows, held in memory.</summary>
internal sealed class BucketWork(string segment)
{
    private readonly Dictionary<long, Company> byNumber = [];

    public string Name { get; } = new BucketId(BenchTable.Run, segment).ToString();

    public long Number { get; } = Array.IndexOf(BenchTable.Segments, segment) + 1;

    public List<Company> Companies { get; } = [];

    /// <summary>Rows come in their order; a company's place in the list is that of its first row.</summary>
    public void Add(long row, long entityNumber, string entity)
    {
        if (!byNumber.TryGetValue(entityNumber, out var company))
        {
            company = new Company(entity, entityNumber, Companies.Count + 1);
            byNumber.Add(entityNumber, company);
            Companies.Add(company);
        }

        company.Rows.Add(row);
    }
}
