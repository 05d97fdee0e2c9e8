using Enrichment.Domain.Access;
using Enrichment.Domain.Ports;
using Enrichment.Host.Gateway.Access;

namespace Enrichment.Host.Gateway;

/// <summary>Notes what callers did.</summary>
internal sealed class AuditTrail(IAccessStore access, TimeProvider time)
{
    /// <param name="action">Such as <c>table.create</c>.</param>
    /// <param name="detail">Amounts and states; never a cell, a name or an e-mail.</param>
    public Task Note(Caller caller, string action, string subject, string detail = "") =>
        access.Note(new AuditEntry(0, time.GetUtcNow(), caller.Tenant, caller.KeyId, action, subject, detail));
}
