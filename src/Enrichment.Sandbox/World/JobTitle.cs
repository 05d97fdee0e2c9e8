namespace Enrichment.Sandbox.World;

/// <summary>A position with the department and seniority that Hunter would file it under.</summary>
internal sealed record JobTitle(string Name, string Department, string Seniority, string Role);

/// <summary>The positions of this world; <see cref="Heads"/> in the order in which a growing company fills them.</summary>
internal static class JobTitles
{
    public static readonly JobTitle[] Heads =
    [
        new("Chief Executive Officer", "executive", "executive", "leadership"),
        new("Chief Technology Officer", "it", "executive", "engineering"),
        new("Chief Financial Officer", "finance", "executive", "finance"),
        new("Chief Operating Officer", "operations", "executive", "operations"),
        new("VP of Sales", "sales", "executive", "sales"),
        new("VP of Marketing", "marketing", "executive", "marketing"),
        new("Chief Information Security Officer", "it", "executive", "engineering"),
        new("General Counsel", "legal", "executive", "legal"),
        new("Head of People", "hr", "senior", "human_resources"),
    ];

    public static readonly JobTitle[] Others =
    [
        new("Senior Software Engineer", "it", "senior", "engineering"),
        new("Software Engineer", "it", "junior", "engineering"),
        new("IT Manager", "it", "senior", "engineering"),
        new("Account Executive", "sales", "junior", "sales"),
        new("Sales Manager", "sales", "senior", "sales"),
        new("Sales Development Representative", "sales", "junior", "sales"),
        new("Marketing Manager", "marketing", "senior", "marketing"),
        new("Content Specialist", "communication", "junior", "communications"),
        new("Public Relations Manager", "communication", "senior", "communications"),
        new("Customer Success Manager", "support", "senior", "customer_service"),
        new("Support Engineer", "support", "junior", "customer_service"),
        new("Controller", "finance", "senior", "finance"),
        new("Accountant", "finance", "junior", "finance"),
        new("Recruiter", "hr", "junior", "human_resources"),
        new("HR Manager", "hr", "senior", "human_resources"),
        new("Operations Manager", "operations", "senior", "operations"),
        new("Office Manager", "management", "junior", "administrative"),
        new("Project Manager", "management", "senior", "product"),
        new("Product Designer", "design", "junior", "design"),
        new("Legal Counsel", "legal", "senior", "legal"),
        new("Practice Manager", "health", "senior", "health_professional"),
        new("Training Coordinator", "education", "junior", "education"),
    ];
}
