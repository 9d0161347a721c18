package dev.mien.serve;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the web page, which may load and connect to nothing but this server. */
final class PageFiles {
    /** The names of the files by path. */
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
                    "files.js",
                    "saving.js",
                    "strip.js",
                    "labels.js",
                    "crop.js",
                    "detect.js",
                    "tile.js",
                    "device.js",
                    "image.js",
                    "icon.svg",
                    "onnxruntime-web/ort.wasm.bundle.min.mjs",
                    "onnxruntime-web/ort-wasm-simd-threaded.wasm.gz")
            .collect(Collectors.toUnmodifiableMap(PageFiles::path, file -> file));

    private static final String PACKED = ".gz";

    /** Models in the browser run as WebAssembly, which needs {@code wasm-unsafe-eval}. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:;"
                    + " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private PageFiles() {}

    /** Opens one of {@link #FILES}. */
    static Asset open(String file) {
        ResponseHeadersBuilder headers = ResponseHeaders.builder(HttpStatus.OK)
                .contentType(type(path(file)))
                .add(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
                .add(HttpHeaderNames.REFERRER_POLICY, "no-referrer")
                .add("permissions-policy", "camera=(self), microphone=(), geolocation=()");
        if (file.endsWith(PACKED)) {
            headers.add(HttpHeaderNames.CONTENT_ENCODING, "gzip");
        }
        try (InputStream in = PageFiles.class.getResourceAsStream("page/" + file)) {
            return new Asset(headers.build(), HttpData.wrap(in.readAllBytes()));
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
}
