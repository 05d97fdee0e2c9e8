// What an input allocates is counted over the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
