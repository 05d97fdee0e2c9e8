namespace Akka.Cluster.Sharding;

/// <summary>A message of sharding that may cross nodes.</summary>
public interface IClusterShardingSerializable;

/// <summary>Something that a region is told to do.</summary>
public interface IShardRegionCommand;

/// <summary>Something that a region is asked.</summary>
public interface IShardRegionQuery;
