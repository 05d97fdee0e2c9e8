namespace Enrichment.Sandbox.World;

/// <summary>Given and family names, some with letters beyond ASCII, hyphens and apostrophes.</summary>
internal static class PersonNames
{
    public static readonly string[] Given =
    [
        "James", "Mary", "Robert", "Patricia", "John", "Jennifer", "Michael", "Linda", "David", "Elizabeth", "William", "Barbara",
        "Richard", "Susan", "Joseph", "Jessica", "Thomas", "Sarah", "Daniel", "Karen", "Matthew", "Lisa", "Anthony", "Nancy", "Mark",
        "Sandra", "Steven", "Ashley", "Andrew", "Emily", "Paul", "Donna", "Joshua", "Michelle", "Kenneth", "Carol", "Kevin", "Amanda",
        "Brian", "Melissa", "Wei", "Mei", "Hiroshi", "Yuki", "Arjun", "Priya", "Rahul", "Ananya", "Omar", "Fatima", "Carlos", "María",
        "José", "Lucía", "João", "Inês", "Luca", "Giulia", "Pierre", "Chloé", "Jürgen", "Anke", "Søren", "Freja", "Lars", "Ingrid",
        "Tomasz", "Zofia", "Oleksandr", "Kateryna", "Kwame", "Amara", "Thandiwe", "Sipho", "Noah", "Olivia", "Liam", "Emma", "Jean-Luc",
        "Anne-Marie",
    ];

    public static readonly string[] Family =
    [
        "Smith", "Johnson", "Williams", "Brown", "Jones", "Miller", "Davis", "Wilson", "Anderson", "Taylor", "Thomas", "Moore",
        "Jackson", "Martin", "Lee", "Thompson", "White", "Harris", "Clark", "Lewis", "Robinson", "Walker", "Young", "Allen", "King",
        "Wright", "Scott", "Hill", "Green", "Adams", "Nelson", "Baker", "Hall", "Campbell", "Mitchell", "Carter", "Roberts", "Turner",
        "Phillips", "Evans", "Parker", "Edwards", "Collins", "Stewart", "Morris", "Murphy", "Cook", "Rogers", "Reed", "Bailey", "Chen",
        "Wang", "Zhang", "Liu", "Tan", "Lim", "Tanaka", "Sato", "Kim", "Park", "Nguyen", "Tran", "Patel", "Shah", "Gupta", "Singh",
        "Khan", "Ahmed", "Hassan", "García", "Martínez", "López", "Hernández", "González", "Silva", "Santos", "Oliveira", "Rossi",
        "Russo", "Dubois", "Lefèvre", "Müller", "Schröder", "Weiß", "Jensen", "Nørgaard", "Lindqvist", "Åkesson", "Kowalski",
        "Nowak", "Shevchenko", "Okafor", "Mensah", "Dlamini", "O'Brien", "O'Connor", "D'Angelo", "Smith-Jones", "van Dijk", "de Vries",
    ];
}
