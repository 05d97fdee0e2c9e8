using System.Net;
using System.Net.Sockets;
using Enrichment.Operators.Port;

namespace Enrichment.Lighthouse;

/// <summary>A member of the cluster that hosts no work: it watches the others, says what happens to them, and answers for its health.</summary>
internal sealed class Lighthouse : IAsyncDisposable
{
    private readonly WebApplication health;
    private readonly ClusterMember member;
    private readonly OperatorPort? operators;
    private readonly ILogger log;

    private Lighthouse(WebApplication health, ClusterMember member, OperatorPort? operators, ILogger log) =>
        (this.health, this.member, this.operators, this.log) = (health, member, operators, log);

    /// <summary>Where its health is asked for.</summary>
    public Uri Health => new(health.Urls.First());

    /// <summary>Where operators' commands are taken; null for nowhere.</summary>
    public IPEndPoint? Operators => operators?.EndPoint;

    /// <summary>Answers at once, and is ready when it has joined.</summary>
    /// <exception cref="LighthouseProblemException">A port is taken.</exception>
    public static async Task<Lighthouse> Start(LighthouseSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(line => (line.SingleLine, line.TimestampFormat, line.UseUtcTimestamp) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z '", true))
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(settings.Cluster.Listen), settings.HealthPort));
        var health = builder.Build();
        var loggers = health.Services.GetRequiredService<ILoggerFactory>();
        var member = ClusterMember.Create(settings.Cluster, loggers, TimeProvider.System);
        health.MapGet("/healthz/live", () => Answer(null));
        health.MapGet("/healthz/ready", () => Answer(health.Lifetime.ApplicationStopping.IsCancellationRequested ? "leaving" : member.Problem));
        await Listening(health.StartAsync(), $"HEALTH_PORT: {settings.HealthPort}");
        return new Lighthouse(health, member, LighthousePort.Open(settings, member, Leave, loggers, TimeProvider.System), loggers.CreateLogger("lighthouse"));

        Task Leave()
        {
            health.Lifetime.StopApplication();
            return Task.CompletedTask;
        }
    }

    /// <summary>Joins and watches until it is told to end, then leaves.</summary>
    /// <returns>False when it was taken out of the cluster by force.</returns>
    /// <exception cref="LighthouseProblemException">It may not join, or its port is taken.</exception>
    public async Task<bool> Run(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, health.Lifetime.ApplicationStopping);
        try
        {
            await Listening(member.Join(ending.Token), "CLUSTER_PORT");
            log.LogInformation(
                "{Member} is up; health is listening on {Health} and operators' commands on {Operators}", member.Name, Health.GetLeftPart(UriPartial.Authority), Operators?.ToString() ?? "no port");
            await foreach (var (level, news) in member.News(ending.Token)) log.Log(level, "{News}", news);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Being told to end is how a Lighthouse ends well.
        }

        await member.Leave();
        return ending.IsCancellationRequested || await member.HasLeft;
    }

    public async ValueTask DisposeAsync()
    {
        if (operators is not null) await operators.DisposeAsync();
        await member.DisposeAsync();
        await health.DisposeAsync();
    }

    private static IResult Answer(string? problem) =>
        Results.Json(new { Status = problem is null ? "ok" : "unavailable", Reason = problem }, statusCode: problem is null ? 200 : 503);

    private static async Task Listening(Task started, string port)
    {
        try
        {
            await started;
        }
        catch (Exception taken) when (taken is IOException or SocketException)
        {
            throw new LighthouseProblemException($"{port}: {taken.Message}", taken);
        }
    }
}
