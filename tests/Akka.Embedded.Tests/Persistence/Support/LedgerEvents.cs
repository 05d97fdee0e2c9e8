namespace Akka.Embedded.Tests.Persistence.Support;

/// <summary>An event that the tests persist.</summary>
public sealed record Added(int Amount);

/// <summary>A state that the tests save.</summary>
public sealed record Totals(int Sum, int Count);

/// <summary>Something that no serializer knows.</summary>
public sealed record Unstorable;
