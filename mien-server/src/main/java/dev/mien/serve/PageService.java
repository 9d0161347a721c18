package dev.mien.serve;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Errors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One file of the page; it can load nothing but the page's own files and ask nobody but this server. */
final class PageService implements HttpService {
    /** The page's files by path. */
    static final Map<String, String> FILES = Stream.of(
                    "index.html",
                    "help.html",
                    "example.jpg",
                    "page.css",
                    "page.js",
                    "server.js",
                    "results.js",
                    "video.js",
                    "draw.js",
                    "labels.js",
                    "crop.js",
                    "detect.js",
                    "tile.js",
                    "device.js",
                    "image.js",
                    "icon.svg",
                    "onnxruntime-web/ort.wasm.bundle.min.mjs",
                    "onnxruntime-web/ort-wasm-simd-threaded.wasm.gz")
            .collect(Collectors.toUnmodifiableMap(PageService::path, file -> file));

    private static final String PACKED = ".gz";

    /** Models on this device are WebAssembly, which needs a word of its own. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:;"
                    + " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final ResponseHeaders headers;
    private final HttpData content;

    PageService(String file) {
        ResponseHeadersBuilder builder = ResponseHeaders.builder(HttpStatus.OK)
                .contentType(type(path(file)))
                .add(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
                .add(HttpHeaderNames.REFERRER_POLICY, "no-referrer")
                .add("permissions-policy", "camera=(self), microphone=(), geolocation=()")
                .add(HttpHeaderNames.CACHE_CONTROL, "no-cache");
        if (file.endsWith(PACKED)) {
            builder.add(HttpHeaderNames.CONTENT_ENCODING, "gzip");
        }
        headers = builder.build();
        try (InputStream in = PageService.class.getResourceAsStream("page/" + file)) {
            content = HttpData.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String file) {
        String path = "/" + file;
        return file.equals("index.html")
                ? "/"
                : file.endsWith(PACKED) ? path.substring(0, path.length() - PACKED.length()) : path;
    }

    private static MediaType type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "css" -> MediaType.CSS_UTF_8;
            case "js", "mjs" -> MediaType.JAVASCRIPT_UTF_8;
            case "jpg" -> MediaType.JPEG;
            case "svg" -> MediaType.SVG_UTF_8;
            case "wasm" -> MediaType.parse("application/wasm");
            default -> MediaType.HTML_UTF_8;
        };
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        return switch (request.method()) {
            case GET -> HttpResponse.of(headers, content);
            case HEAD -> HttpResponse.of(headers);
            default -> Errors.methodNotAllowed(HttpMethod.GET, HttpMethod.HEAD);
        };
    }
}
