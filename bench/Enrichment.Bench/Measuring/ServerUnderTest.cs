using System.Diagnostics;

namespace Enrichment.Bench.Measuring;

/// <summary>A server and the sandbox that it asks, each a process of its own over a folder of its own.</summary>
internal sealed class ServerUnderTest : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Process sandbox;
    private readonly Process server;

    private ServerUnderTest(string latency)
    {
        (sandbox, var vendors) = ProgramProcess.Start(new Dictionary<string, string>(), "sandbox", "--port", "0", "--latency", latency);
        (server, var address) = ProgramProcess.Start(new Dictionary<string, string>(), "serve", "--port", "0", "--pbm-port", "off", "--data-dir", Path.Combine(folder.Path, "data"), "--sandbox", vendors);
        Gateway = new GatewayUnderTest(address);
    }

    public GatewayUnderTest Gateway { get; }

    public HttpClient Http => Gateway.Http;

    /// <summary>The server's resident size, in MB.</summary>
    public double Resident
    {
        get
        {
            server.Refresh();
            return server.WorkingSet64 / 1e6;
        }
    }

    /// <summary>The largest resident size that the server ever had, in MB: the kernel's own high-water mark.</summary>
    public double PeakResident
    {
        get
        {
            server.Refresh();
            return server.PeakWorkingSet64 / 1e6;
        }
    }

    /// <summary>Processor seconds that the server has used.</summary>
    public double Processor
    {
        get
        {
            server.Refresh();
            return server.TotalProcessorTime.TotalSeconds;
        }
    }

    public static ServerUnderTest Open(string latency) => new(latency);

    public Task<string> Import(int rows, int companies) => Gateway.Import(rows, companies);

    public Task<string> Enrich(string table) => Gateway.Enrich(table);

    public Task<double> Ended(string table, string job) => Gateway.Ended(table, job);

    public void Dispose()
    {
        Gateway.Dispose();
        ProgramProcess.End(server);
        ProgramProcess.End(sandbox);

        folder.Dispose();
    }
}
