using System.Net;
using System.Text.Json.Serialization;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Buckets;
using Enrichment.Host.Gateway.Errors;
using Enrichment.Host.Gateway.Health;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Live;
using Enrichment.Host.Gateway.OpenApi;
using Enrichment.Host.Gateway.Page;
using Enrichment.Host.Gateway.PreEnriching;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Rows;
using Enrichment.Host.Gateway.Runs;
using Enrichment.Host.Gateway.Schedules;
using Enrichment.Host.Gateway.Sources;
using Enrichment.Host.Gateway.Tables;
using Enrichment.Host.Gateway.Webhooks;
using Enrichment.Host.Operators;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Enrichment.Host.Gateway;

/// <summary>The HTTP gateway over a node: the API under <c>/v2</c>, the page, the health and metrics endpoints.</summary>
public sealed class GatewayServer : IAsyncDisposable
{
    private const int MostJsonDepth = 32;
    private readonly WebApplication app;

    private GatewayServer(WebApplication app) => this.app = app;

    /// <summary>Cancelled when an operator has told this node to end.</summary>
    public CancellationToken Ending => app.Lifetime.ApplicationStopping;

    public Uri Address => new(app.Urls.First());

    /// <summary>What the gateway is made of, for other ways to the same node.</summary>
    internal IServiceProvider Services => app.Services;

    /// <exception cref="IOException">The address cannot be listened on.</exception>
    public static async Task<GatewayServer> Start(LocalNode node, EnrichmentSettings settings, TimeProvider time, CancellationToken stop)
    {
        var uploads = new UploadFolder(node.Path);
        await uploads.Clear(node.Store.Tables);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, settings.Serve));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerFactory>(node.Log);
        AddNode(builder.Services, node, settings, time);
        AddGateway(builder.Services, uploads, settings, WebhookSeal.Of(node.Path, settings.Cluster));
        Operation.Add(builder.Services, node);
        builder.Services.AddOperators(node);
        var app = builder.Build();
        Use(app);
        await app.StartAsync(stop);
        return new GatewayServer(app);
    }

    /// <summary>Is not ready any more, and goes on answering: whoever spreads requests has this long to send them elsewhere.</summary>
    public Task Drain(TimeSpan time, TimeProvider clock)
    {
        app.Services.GetRequiredService<Readiness>().Drain();
        return Task.Delay(time, clock);
    }

    /// <summary>Takes no new connection and lets what is under way end.</summary>
    public Task Stop(CancellationToken patience) => app.StopAsync(patience);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void Listen(KestrelServerOptions kestrel, ServeSettings serve)
    {
        kestrel.Listen(IPAddress.Parse(serve.Address), serve.Port);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = serve.UploadLimit;
        kestrel.Limits.RequestHeadersTimeout = serve.HeadTimeout;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(serve.SlowestBody, TimeSpan.FromSeconds(5));
    }

    private static void AddNode(IServiceCollection services, LocalNode node, EnrichmentSettings settings, TimeProvider time)
    {
        services.AddSingleton(settings);
        services.AddSingleton(time);
        services.AddSingleton(node);
        services.AddSingleton(node.Engine);
        services.AddSingleton(node.Engine.Sources);
        services.AddSingleton(node.Engine.Streams);
        services.AddSingleton(node.Store);
        services.AddSingleton(node.Reader);
        services.AddSingleton(node.Store.Tables);
        services.AddSingleton(node.Store.Work);
        services.AddSingleton(node.Store.Ledger);
        services.AddSingleton(node.Store.Jobs);
        services.AddSingleton(node.Store.Deliveries);
        services.AddSingleton(node.Store.Access);
        services.AddSingleton(node.Store.Tenants);
        services.AddSingleton(node.Store.Businesses);
        services.AddSingleton(node.Store.Schedules);
        services.AddSingleton(node.Sources);
        services.AddSingleton(Rulebooks.Strategies(settings));
        services.AddSingleton(Rulebooks.Buckets(settings));
    }

    private static void AddGateway(IServiceCollection services, UploadFolder uploads, EnrichmentSettings settings, WebhookSeal seal)
    {
        services.AddRazorComponents();
        services.AddSingleton<PageFiles>();
        services.AddSingleton(uploads);
        services.AddSingleton<Admission>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<OwnTables>();
        services.AddSingleton<ImportRequests>();
        services.AddSingleton<ImportSlots>();
        services.AddSingleton<RowStreams>();
        services.AddSingleton<TableImport>();
        services.AddSingleton<BusinessTables>();
        services.AddSingleton<PreEnrichment>();
        services.AddSingleton<PreEnrichmentBudget>();
        services.AddSingleton<RunJobs>();
        services.AddSingleton<RunViews>();
        services.AddSingleton<RunSteering>();
        services.AddSingleton<RunControl>();
        services.AddSingleton<JobControl>();
        services.AddSingleton<NightlyRuns>();
        services.AddSingleton<NightlySchedule>();
        services.AddHostedService(provider => provider.GetRequiredService<NightlySchedule>());
        services.AddSingleton<RowChoice>();
        services.AddSingleton<JobPlans>();
        services.AddSingleton<JobEstimates>();
        services.AddSingleton<JobIntake>();
        services.AddSingleton<OwnJobs>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddSingleton<LiveFeeds>();
        services.AddSingleton<LiveStreams>();
        services.AddWebhooks(settings.Webhooks, seal);
        services.AddExceptionHandler<ProblemAnswers>();
        services.AddRateLimiter(limiter => RequestRates.Configure(limiter, settings.Serve));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(json =>
        {
            json.SerializerOptions.MaxDepth = MostJsonDepth;
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
    }

    private static void Use(WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(bare => ProblemAnswers.Write(bare.HttpContext, ProblemAnswers.OfStatus(bare.HttpContext.Response.StatusCode)));
        app.UseMiddleware<AdmissionMiddleware>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseMiddleware<BodyLimitMiddleware>();
        var v2 = app.MapGroup("/v2").MayAnswerProblems();
        TableEndpoints.Map(v2);
        RowEndpoints.Map(v2);
        ErrorEndpoints.Map(v2);
        ExportEndpoints.Map(v2);
        JobEndpoints.Map(v2);
        LiveEndpoints.Map(v2);
        DeliveryEndpoints.Map(v2);
        PageEndpoints.Map(app);
        RunEndpoints.Map(v2);
        BucketEndpoints.Map(v2);
        SourceEndpoints.Map(v2);
        ScheduleEndpoints.Map(v2);
        Operation.Map(app, v2);
    }
}
