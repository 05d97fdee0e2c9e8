using System.Security.Cryptography;

namespace PostgreSql.Local;

/// <summary>A server's folder: its data, its password, its log.</summary>
internal sealed class ServerFiles(string folder)
{
    public string Data => Path.Combine(folder, "data");

    public string Log => Path.Combine(folder, "postgres.log");

    private string PasswordFile => Path.Combine(folder, "password");

    /// <summary>Makes the files that are not there yet; answers the superuser's password.</summary>
    public async Task<string> Make(PostgreSqlPrograms programs)
    {
        Directory.CreateDirectory(folder);
        if (!File.Exists(PasswordFile)) await WritePassword().ConfigureAwait(false);
        if (!File.Exists(Path.Combine(Data, "PG_VERSION"))) await InitDb(programs).ConfigureAwait(false);
        return await File.ReadAllTextAsync(PasswordFile).ConfigureAwait(false);
    }

    private async Task WritePassword()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(PasswordFile, options);
        await file.WriteAsync(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))).ConfigureAwait(false);
    }

    private async Task InitDb(PostgreSqlPrograms programs)
    {
        // initdb leaves a folder half made when it is interrupted, and refuses one: it begins anew.
        if (Directory.Exists(Data)) Directory.Delete(Data, recursive: true);
        await Unprivileged.Own(folder).ConfigureAwait(false);
        await Unprivileged.Run(
            programs.InitDb, "--pgdata", Data, "--username", "postgres", "--pwfile", PasswordFile, "--auth", "scram-sha-256", "--encoding", "UTF8",
            "--locale", "C.UTF-8").ConfigureAwait(false);
    }
}
