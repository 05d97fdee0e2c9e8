namespace PostgreSql.Local;

/// <summary>The programs of an installed PostgreSQL.</summary>
internal sealed record PostgreSqlPrograms(string Folder)
{
    public string InitDb => Path.Combine(Folder, "initdb");

    public string Server => Path.Combine(Folder, "postgres");

    /// <summary>The newest installed one: Debian keeps each major version in a folder of its own, beside the PATH.</summary>
    /// <exception cref="PostgreSqlMissingException">There is none.</exception>
    public static PostgreSqlPrograms Find() =>
        Versions().Concat(OnPath()).Select(folder => new PostgreSqlPrograms(folder)).FirstOrDefault(p => File.Exists(p.InitDb) && File.Exists(p.Server))
        ?? throw new PostgreSqlMissingException();

    private static IEnumerable<string> Versions()
    {
        const string root = "/usr/lib/postgresql";
        return Directory.Exists(root)
            ? Directory.GetDirectories(root).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
    }

    private static string[] OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
