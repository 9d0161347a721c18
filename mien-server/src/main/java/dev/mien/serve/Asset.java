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

/**
 * Content that does not change while the server runs. Browsers revalidate their copy by its entity tag and download it
 * only if it has changed.
 */
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
            throw new IllegalStateException("every Java platform has SHA-256", e);
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
                : HttpResponse.of(headers, content); // for HEAD, Armeria sends only the headers
    }

    /** Whether the client has this content, by the value of its If-None-Match header. */
    private boolean isKnown(String has) {
        return has.equals("*")
                || Arrays.stream(has.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals(tag) || one.equals("W/" + tag));
    }
}
