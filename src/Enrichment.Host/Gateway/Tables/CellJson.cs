using System.Text.Json;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Gateway.Tables;

/// <summary>A stored cell as JSON, of the kind that it came as.</summary>
internal static class CellJson
{
    public static void Write(Utf8JsonWriter json, string cell, CellType type)
    {
        if (type == CellType.Text)
        {
            json.WriteStringValue(cell);
        }
        else if (cell.Length == 0)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(cell, skipInputValidation: false);
        }
    }
}
