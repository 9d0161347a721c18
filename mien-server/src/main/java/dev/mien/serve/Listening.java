package dev.mien.serve;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.server.ServerBuilder;
import dev.mien.UserError;
import java.net.InetSocketAddress;

/** Where a server listens, and what a connection may do. */
final class Listening {
    /** What is read of a body at once: most bodies are of some 200 KB, also those that are refused and only read away. */
    private static final int BODY_CHUNK_BYTES = 1 << 16;

    /** Requests on one connection of HTTP/2 at once; clients wait with more. */
    private static final int STREAMS = 100;

    private final ServerOptions options;

    Listening(ServerOptions options) {
        this.options = options;
    }

    void addTo(ServerBuilder builder) {
        ServerOptions.Listen listen = options.listen();
        InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
        builder.port(address, listen.tls().isPresent() ? SessionProtocol.HTTPS : SessionProtocol.HTTP);
        listen.tls().ifPresent(tls -> encrypt(builder, tls));
        builder.requestTimeout(options.limits().time());
        builder.idleTimeout(options.limits().time());
        builder.maxConnectionAge(listen.connectionAge());
        builder.http1MaxChunkSize(BODY_CHUNK_BYTES);
        builder.http2MaxStreamsPerConnection(STREAMS);
        builder.requestAutoAbortDelayMillis(-1); // Connections looks after the rests of bodies
        builder.maxRequestLength(0); // bodies are read by RequestBody, whose refusal is the same on HTTP/1.1 and HTTP/2
        builder.gracefulShutdownTimeoutMillis(0, 0); // Draining does it
        builder.disableServerHeader();
        builder.errorHandler(new ErrorPages(options.accessLog()));
        if (options.accessLog() != AccessLog.NONE) {
            builder.accessLogWriter(options.accessLog().writer(), true);
        }
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
