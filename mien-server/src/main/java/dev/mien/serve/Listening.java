package dev.mien.serve;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.server.ServerBuilder;
import dev.mien.UserError;
import java.net.InetSocketAddress;

/** Configures the address of a server, TLS, and the limits of a connection. */
final class Listening {
    /** The largest piece of a body that is read at once; most bodies have about 200 KB. */
    private static final int BODY_CHUNK_BYTES = 1 << 16;

    /** The largest number of concurrent requests on an HTTP/2 connection; clients delay further ones. */
    private static final int STREAMS = 100;

    private final ServerOptions options;

    Listening(ServerOptions options) {
        this.options = options;
    }

    void addTo(ServerBuilder builder) {
        ServerOptions.Listen listen = options.listen();
        builder.port(address(listen), listen.tls().isPresent() ? SessionProtocol.HTTPS : SessionProtocol.HTTP);
        listen.tls().ifPresent(tls -> encrypt(builder, tls));
        builder.requestTimeout(options.limits().time());
        builder.idleTimeout(options.limits().time());
        builder.maxConnectionAge(listen.connectionAge());
        builder.http1MaxChunkSize(BODY_CHUNK_BYTES);
        builder.http2MaxStreamsPerConnection(STREAMS);
        builder.requestAutoAbortDelayMillis(-1); // Connections discards the rest of bodies
        builder.maxRequestLength(0); // RequestBody limits bodies, with the same answer on HTTP/1.1 and HTTP/2
        builder.gracefulShutdownTimeoutMillis(0, 0); // Draining waits for requests in progress
        builder.bossGroupFactory(Acceptor::new);
        builder.disableServerHeader();
        builder.unloggedExceptionsReportIntervalMillis(
                0); // failures are logged by Errors, refusals are in the access log
        builder.errorHandler(new ErrorPages(options.accessLog()));
        if (options.accessLog() != AccessLog.NONE) {
            builder.accessLogWriter(options.accessLog().writer(), true);
        }
    }

    private static InetSocketAddress address(ServerOptions.Listen listen) {
        InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
        if (address.isUnresolved()) {
            throw new UserError(
                    "no address of this name",
                    listen.host(),
                    "give an address of this machine by the option host, or 0.0.0.0 for all of them");
        }
        return address;
    }

    private static void encrypt(ServerBuilder builder, ServerOptions.Tls tls) {
        try {
            builder.tls(TlsKeyPair.of(tls.key().toFile(), tls.certificate().toFile()));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "no certificate and key in PEM: " + reason(e),
                    tls.certificate() + ", " + tls.key(),
                    "give both as PEM files",
                    e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
