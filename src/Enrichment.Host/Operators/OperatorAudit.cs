using Enrichment.Domain.Access;
using Enrichment.Domain.Ports;
using Enrichment.Operators.Commands;

namespace Enrichment.Host.Operators;

/// <summary>Keeps what operators did in the tenant's audit log.</summary>
internal sealed class OperatorAudit(IAccessStore access, TimeProvider time) : IOperatorAudit
{
    public Task Note(string tenant, string actor, string action, string subject, string detail) =>
        access.Note(new AuditEntry(0, time.GetUtcNow(), tenant, actor, action, subject, detail));
}
