// The tests wait for processes of their own more than they reckon.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
