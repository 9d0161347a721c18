package dev.mien.serve;

import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.logging.AccessLogWriter;
import dev.mien.serve.http.Json;
import dev.mien.serve.model.Excerpt;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The format of the access log, which has a line for each request. */
public enum AccessLog {
    /** No access log. */
    NONE {
        @Override
        String line(Entry entry) {
            return "";
        }
    },
    /** The common log format, followed by the duration in milliseconds and the id of the request. */
    COMMON {
        @Override
        String line(Entry entry) {
            return entry.client + " - - [" + TIME.format(entry.time) + "] \"" + entry.request + "\" " + entry.status
                    + " " + (entry.bytes == 0 ? "-" : entry.bytes) + " " + entry.millis + " " + entry.id;
        }
    },
    /** A JSON object for each request. */
    JSON {
        @Override
        String line(Entry entry) {
            return Json.write(json -> {
                        json.writeStartObject();
                        json.writeStringField("time", entry.time.toInstant().toString());
                        json.writeStringField("client", entry.client);
                        json.writeStringField("request", entry.request);
                        json.writeNumberField("status", entry.status);
                        json.writeNumberField("bytes", entry.bytes);
                        json.writeNumberField("millis", entry.millis);
                        json.writeStringField("id", entry.id);
                        json.writeEndObject();
                    })
                    .toStringUtf8();
        }
    };

    private static final Logger log = LoggerFactory.getLogger("mien.access");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    /** The content of a line. */
    private record Entry(
            ZonedDateTime time, String client, String request, int status, long bytes, long millis, String id) {}

    abstract String line(Entry entry);

    /** Creates a writer of this format. */
    AccessLogWriter writer() {
        return request -> log.info("{}", line(entry(request)));
    }

    /** Logs a violation of the protocol that was refused before it became a request. */
    void refused(HttpStatus status, String why) {
        if (this != NONE) {
            ZonedDateTime now = ZonedDateTime.now(ZoneId.systemDefault());
            log.info("{}", line(new Entry(now, "-", Excerpt.of(why), status.code(), 0, 0, "-")));
        }
    }

    private static Entry entry(RequestLog request) {
        ZonedDateTime time =
                Instant.ofEpochMilli(request.requestStartTimeMillis()).atZone(ZoneId.systemDefault());
        InetSocketAddress client = ((ServiceRequestContext) request.context()).remoteAddress();
        return new Entry(
                time,
                client.getAddress().getHostAddress(),
                request.requestHeaders().method() + " " + request.context().path() + " "
                        + request.sessionProtocol().uriText(),
                request.responseHeaders().status().code(),
                request.responseLength(),
                request.totalDurationNanos() / 1_000_000,
                request.context().id().shortText());
    }
}
