namespace Enrichment.Acceptance.Support;

/// <summary>Files of companies that do not exist.</summary>
public static class Companies
{
    private static readonly string[] Categories = ["biotech", "software", "hospital", "software", "restaurant"];

    /// <summary>So many rows over so many domains, in the categories of paid and free strategies by turns.</summary>
    public static string Mixed(int rows, int domains, int first = 0) =>
        File(Enumerable.Range(0, rows).Select(i => Row(first + (i % domains), Categories[i % domains % Categories.Length])));

    /// <summary>Every row in one category.</summary>
    public static string All(string category, int rows) => File(Enumerable.Range(0, rows).Select(i => Row(i, category)));

    public static string File(params IEnumerable<string[]> rows) => CsvOfTest.Text([["name", "website", "category"], .. rows]);

    public static string[] Row(int number, string category) => [$"Company {number}", $"http://www.{Domain(number)}", category];

    public static string Domain(int number) => $"company{number}.com";
}
