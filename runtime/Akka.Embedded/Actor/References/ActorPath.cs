using System.Buffers;

namespace Akka.Actor;

/// <summary>
/// The names from the root of an actor system to one actor. Equality looks at names and address only; <see cref="Uid"/> tells one
/// incarnation of a name from the next.
/// </summary>
public abstract class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    private static readonly SearchValues<char> NameSymbols = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\"-_.*$+:@&=,!~';()");

    private protected ActorPath(string name, long uid)
    {
        Name = name;
        Uid = uid;
    }

    /// <summary>The last element.</summary>
    public string Name { get; }

    /// <summary>The incarnation; zero where it is not known.</summary>
    public long Uid { get; }

    /// <summary>The address of the root.</summary>
    public Address Address => RootPath.RootAddress;

    /// <summary>The path one step up; the root's parent is the root.</summary>
    public ActorPath Parent => ParentOrSelf;

    /// <summary>The root of this path.</summary>
    public ActorPath Root => RootPath;

    /// <summary>How many names the path has: zero for a root.</summary>
    public int Depth { get; private protected init; }

    /// <summary>The names from below the root to the actor.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            var names = new string[Depth];
            for (var path = this; path.Depth > 0; path = path.ParentOrSelf)
                names[path.Depth - 1] = path.Name;
            return names;
        }
    }

    internal abstract ActorPath ParentOrSelf { get; }

    internal abstract RootActorPath RootPath { get; }

    private protected abstract ActorPath Reincarnate(long uid);

    /// <summary>The path of a child with this name.</summary>
    public ActorPath Child(string childName) => new ChildActorPath(this, childName, 0);

    /// <summary>The same names with another incarnation.</summary>
    public ActorPath WithUid(long uid) => uid == Uid ? this : Reincarnate(uid);

    /// <summary>The path of a child with this name.</summary>
    public static ActorPath operator /(ActorPath path, string name)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Child(name);
    }

    /// <summary>True for a name an actor may have: not empty, not starting with <c>$</c>, URI path symbols or %XX only.</summary>
    public static bool IsValidPathElement(string? s) => !string.IsNullOrEmpty(s) && s[0] != '$' && IsPathText(s);

    /// <summary>Reads an absolute path; throws <see cref="UriFormatException"/> where it is not one.</summary>
    public static ActorPath Parse(string path) =>
        TryParse(path, out var parsed) ? parsed : throw new UriFormatException($"'{path}' is not an absolute actor path");

    /// <summary>Reads an absolute path, such as <c>akka://system/user/a#12</c>.</summary>
    public static bool TryParse(string path, out ActorPath actorPath) => ActorPathText.TryParse(path, out actorPath);

    /// <summary><c>/user/a/b</c>.</summary>
    public string ToStringWithoutAddress() => ActorPathText.Names(this);

    /// <summary>With the address of the path's own root.</summary>
    public string ToStringWithAddress() => ToStringWithAddress(Address);

    /// <summary>With another address unless the path already has a host.</summary>
    public string ToStringWithAddress(Address address) =>
        (Address.HasLocalScope ? address : Address) + ActorPathText.Names(this);

    /// <summary>As <see cref="ToString"/> with the incarnation behind <c>#</c>.</summary>
    public string ToStringWithUid() => Uid == 0 ? ToString() : $"{this}#{Uid}";

    /// <summary>The text by which <see cref="Parse"/> finds the same incarnation again.</summary>
    public string ToSerializationFormat() => ToStringWithAddress() + ActorPathText.Fragment(this);

    /// <summary>As <see cref="ToSerializationFormat"/> with the address that others reach this system at.</summary>
    public string ToSerializationFormatWithAddress(Address address) => ToStringWithAddress(address) + ActorPathText.Fragment(this);

    /// <inheritdoc />
    public override string ToString() => ToStringWithAddress();

    /// <inheritdoc />
    public bool Equals(ActorPath? other)
    {
        var mine = this;
        while (other is not null && mine.Depth == other.Depth)
        {
            if (ReferenceEquals(mine, other))
                return true;
            if (mine.Name != other.Name)
                return false;
            if (mine.Depth == 0)
                return mine.Address == other.Address;
            (mine, other) = (mine.ParentOrSelf, other.ParentOrSelf);
        }
        return false;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        for (var path = this; path.Depth > 0; path = path.ParentOrSelf)
            hash.Add(path.Name, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <inheritdoc />
    public int CompareTo(ActorPath? other) => string.CompareOrdinal(ToString(), other?.ToString());

    /// <summary>Same names, same address.</summary>
    public static bool operator ==(ActorPath? left, ActorPath? right) => Equals(left, right);

    /// <summary>Not the same.</summary>
    public static bool operator !=(ActorPath? left, ActorPath? right) => !Equals(left, right);

    private static bool IsPathText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (NameSymbols.Contains(text[i]))
                continue;
            var escaped = text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]);
            if (!escaped)
                return false;
            i += 2;
        }
        return true;
    }
}
