namespace Enrichment.Domain.Rules;

/// <summary>All conditions of a set of rules, looked up together: a business is read once, however many rules there are.</summary>
internal sealed class ConditionIndex
{
    private readonly RuleCondition[] conditions;
    private readonly Dictionary<RuleCondition, int> slots = [];
    private readonly WordIndex?[] byFeature = new WordIndex?[Enum.GetValues<RuleFeature>().Length];

    public ConditionIndex(IEnumerable<RuleCondition> conditions)
    {
        this.conditions = [.. conditions];
        foreach (var condition in this.conditions)
        {
            var slot = slots.Count;
            slots.Add(condition, slot);
            var index = byFeature[(int)condition.Feature] ??= new WordIndex();
            for (var value = 0; value < condition.Needles.Count; value++)
                index.Add(condition.Needles[value], slot, value);
        }
    }

    /// <summary>The places of a rule's conditions in what <see cref="Find"/> gives.</summary>
    public int[] Slots(IReadOnlyList<RuleCondition> of) => [.. of.Select(condition => slots[condition])];

    /// <summary>For each condition the first of its values that the business has, or -1.</summary>
    public int[] Find(FoldedFeatures features)
    {
        var found = new int[conditions.Length];
        Array.Fill(found, -1);
        for (var feature = 0; feature < byFeature.Length; feature++)
            byFeature[feature]?.Find(features[(RuleFeature)feature], found);
        return found;
    }

    /// <summary>Whether all conditions of a rule hold.</summary>
    public static bool Hold(int[] ruleSlots, int[] found)
    {
        foreach (var slot in ruleSlots)
        {
            if (found[slot] < 0)
                return false;
        }

        return true;
    }

    /// <summary>The conditions in words, with the values that fitted.</summary>
    public string Describe(int[] ruleSlots, int[] found) =>
        string.Join(" and ", ruleSlots.Select(slot => conditions[slot].Describe(found[slot])));
}
