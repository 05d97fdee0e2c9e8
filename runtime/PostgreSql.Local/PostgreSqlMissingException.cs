namespace PostgreSql.Local;

/// <summary>There is no PostgreSQL on this machine.</summary>
public sealed class PostgreSqlMissingException()
    : InvalidOperationException("PostgreSQL is not installed here (no initdb in /usr/lib/postgresql/*/bin or on the PATH). On Debian and Ubuntu: apt-get install postgresql");
