package dev.mien.serve;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Errors;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Bytes that stay the same while the server runs. A browser asks whether it still has the right ones, and is sent no others. */
final class Asset implements HttpService {
    private final ResponseHeaders headers;
    private final HttpData content;
    private final String tag;

    Asset(ResponseHeaders headers, HttpData content) {
        this.tag = tag(content);
        this.content = content;
        this.headers = headers.toBuilder()
                .add(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .add(HttpHeaderNames.ETAG, tag)
                .build();
    }

    private static String tag(HttpData content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.array());
            return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, 15)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    HttpData content() {
        return content;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            return Errors.methodNotAllowed(HttpMethod.GET, HttpMethod.HEAD);
        }
        return isKnown(request.headers().get(HttpHeaderNames.IF_NONE_MATCH, ""))
                ? HttpResponse.of(
                        headers.toBuilder().status(HttpStatus.NOT_MODIFIED).build())
                : HttpResponse.of(headers, content); // of which HEAD gets the headers
    }

    /** Whether what the client has, in that header's words, is this. */
    private boolean isKnown(String has) {
        return has.equals("*")
                || Arrays.stream(has.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals(tag) || one.equals("W/" + tag));
    }
}
