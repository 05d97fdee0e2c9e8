using Enrichment.Domain.Identity;
using Enrichment.Host.Files;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Builds the intake that a set-up describes.</summary>
internal static class RowIntakes
{
    /// <param name="secret">The tenant's, under which persons' ids are hashed.</param>
    public static RowIntake Of(RunSetup setup, IReadOnlyList<string> fields, bool overwrite, ReadOnlyMemory<byte> secret)
    {
        var identifier = new EntityIdentifier(TenantId.Parse(setup.Settings.Run.Tenant), secret.Span);
        return new RowIntake(
            setup.Survey, setup.Columns, new RowEntities(identifier, setup.Columns), new FilledCells(setup.Survey.Columns, fields, overwrite), setup.Ids,
            new RowBuckets(setup.Rules, setup.Columns, setup.OneBucket).Of);
    }
}
