using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enrichment.Host.LocalCluster;

/// <summary>A node of a cluster on this machine.</summary>
/// <param name="Name">Its name in the cluster.</param>
/// <param name="Arguments">What it was started with.</param>
/// <param name="ProcessId">Its process; of no meaning once that has ended.</param>
/// <param name="Http">Where its gateway, or its health, is.</param>
internal sealed record NodeRecord(string Name, IReadOnlyList<string> Arguments, int ProcessId, string Http);

/// <summary>A cluster on this machine, as other commands find it.</summary>
/// <param name="Environment">What every node gets; holds the secret, so the file is for its owner only.</param>
/// <param name="Postgres">The database's process.</param>
internal sealed record ClusterRecord(
    IReadOnlyDictionary<string, string> Environment, int Postgres, int PostgresPort, NodeRecord? Lighthouse, IReadOnlyList<NodeRecord> Nodes)
{
    private const string FileName = "cluster.json";

    public static ClusterRecord? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), ClusterRecordJson.Default.ClusterRecord) : null;
    }

    public static void Forget(string folder) => File.Delete(Path.Combine(folder, FileName));

    /// <summary>Written whole or not at all.</summary>
    public void Write(string folder)
    {
        var (file, draft) = (Path.Combine(folder, FileName), Path.Combine(folder, $"{FileName}.new"));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(stream, this, ClusterRecordJson.Default.ClusterRecord);
        }

        File.Move(draft, file, overwrite: true);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(ClusterRecord))]
internal sealed partial class ClusterRecordJson : JsonSerializerContext;
