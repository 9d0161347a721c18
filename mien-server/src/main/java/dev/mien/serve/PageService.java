package dev.mien.serve;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** One file of the page; it can load nothing but the page's own files and ask nobody but this server. */
final class PageService extends AbstractHttpService {
    /** The page's files by path. */
    static final Map<String, String> FILES = Map.of(
            "/",
            "index.html",
            "/page.css",
            "page.css",
            "/page.js",
            "page.js",
            "/draw.js",
            "draw.js",
            "/icon.svg",
            "icon.svg");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
                    + " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final ResponseHeaders headers;
    private final HttpData content;

    PageService(String file) {
        headers = ResponseHeaders.builder(HttpStatus.OK)
                .contentType(type(file))
                .add(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
                .add(HttpHeaderNames.REFERRER_POLICY, "no-referrer")
                .add("permissions-policy", "camera=(self), microphone=(), geolocation=()")
                .add(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .build();
        try (InputStream in = PageService.class.getResourceAsStream("page/" + file)) {
            content = HttpData.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MediaType type(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "html" -> MediaType.HTML_UTF_8;
            case "css" -> MediaType.CSS_UTF_8;
            case "js" -> MediaType.JAVASCRIPT_UTF_8;
            default -> MediaType.SVG_UTF_8;
        };
    }

    @Override
    protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
        return HttpResponse.of(headers, content);
    }
}
