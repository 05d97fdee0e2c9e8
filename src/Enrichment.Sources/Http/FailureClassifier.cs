using System.Net.Sockets;
using System.Security.Authentication;

namespace Enrichment.Sources.Http;

/// <summary>Reads from an exception why no answer came.</summary>
internal static class FailureClassifier
{
    public static FailureKind KindOf(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case AddressForbiddenException:
                    return FailureKind.Forbidden;
                case SocketException socket:
                    return KindOf(socket.SocketErrorCode);
                case AuthenticationException:
                    return FailureKind.Insecure;
                case TimeoutException:
                    return FailureKind.Timeout;
            }
        }

        return (failure as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => FailureKind.NameUnresolved,
            HttpRequestError.ConnectionError => FailureKind.Unreachable,
            HttpRequestError.SecureConnectionError => FailureKind.Insecure,
            _ => FailureKind.Broken,
        };
    }

    private static FailureKind KindOf(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData => FailureKind.NameNotFound,
        SocketError.TryAgain or SocketError.NoRecovery => FailureKind.NameUnresolved,
        SocketError.ConnectionRefused => FailureKind.Refused,
        SocketError.TimedOut => FailureKind.Timeout,
        SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostUnreachable or SocketError.HostDown
            => FailureKind.Unreachable,
        _ => FailureKind.Broken,
    };
}
