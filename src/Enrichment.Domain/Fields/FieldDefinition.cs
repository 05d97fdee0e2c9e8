using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Fields;

/// <summary>How a field's text is to be read.</summary>
public enum FieldType
{
    Text,
    Number,

    /// <summary>Several texts, joined with <c>"; "</c>.</summary>
    List,
}

/// <summary>A typed fact about an entity.</summary>
/// <param name="Name">The dotted name, such as <c>company.employee_count</c>.</param>
/// <param name="Kind">The kind of entity that it is a fact of.</param>
/// <param name="Type">How its text is read.</param>
/// <param name="Column">The column that an enriched file shows it in.</param>
public sealed record FieldDefinition(string Name, EntityKind Kind, FieldType Type, string Column);
