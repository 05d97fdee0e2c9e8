using Enrichment.Operators.Commands;
using Microsoft.Extensions.Logging;

namespace Enrichment.Operators.Logging;

/// <summary>The audit of a member that has no store: what operators did stands in its log.</summary>
public sealed class LoggedAudit(ILogger log) : IOperatorAudit
{
    public Task Note(string tenant, string actor, string action, string subject, string detail)
    {
        log.LogWarning("{Actor} did {Action} of {Subject}: {Detail}", actor, action, subject, detail);
        return Task.CompletedTask;
    }
}
