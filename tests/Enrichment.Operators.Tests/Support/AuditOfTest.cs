using Enrichment.Operators.Commands;

namespace Enrichment.Operators.Tests.Support;

/// <summary>Remembers what was noted.</summary>
internal sealed class AuditOfTest : IOperatorAudit
{
    public List<(string Tenant, string Actor, string Action, string Subject, string Detail)> Notes { get; } = [];

    public Task Note(string tenant, string actor, string action, string subject, string detail)
    {
        Notes.Add((tenant, actor, action, subject, detail));
        return Task.CompletedTask;
    }
}
