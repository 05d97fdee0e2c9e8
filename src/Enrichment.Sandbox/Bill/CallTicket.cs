namespace Enrichment.Sandbox.Bill;

/// <summary>
/// The right to note, once, how a recorded call ended. It keeps its chunk, so the log may have forgotten the call meanwhile.
/// </summary>
internal readonly struct CallTicket(CallRecord[] chunk, int index)
{
    public void Close(CallEnd end, TimeSpan duration)
    {
        if (chunk is null)
            return;
        ref var record = ref chunk[index];
        record.DurationMicros = (int)Math.Clamp(duration.TotalMicroseconds, 1, int.MaxValue);
        record.End = end;
    }
}
