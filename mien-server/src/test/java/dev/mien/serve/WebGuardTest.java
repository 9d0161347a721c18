package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebGuardTest {
    private static int status(WebGuard guard, HttpMethod method, String authority, String... headers) throws Exception {
        RequestHeadersBuilder head = RequestHeaders.builder(method, "/").authority(authority);
        for (int i = 0; i < headers.length; i += 2) {
            head.add(headers[i], headers[i + 1]);
        }
        HttpRequest request = HttpRequest.of(head.build());
        return guard.serve(
                        (context, asked) -> HttpResponse.of(HttpStatus.OK), ServiceRequestContext.of(request), request)
                .aggregate()
                .join()
                .status()
                .code();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8501, 200",
        "LOCALHOST, 200",
        "127.0.0.1:8501, 200",
        "[::1]:8501, 200",
        "proxy.example.org, 200",
        "example.org, 403",
        "localhost.example.org:8501, 403"
    })
    void onALoopbackAddressOnlyLocalNamesAndThoseGivenAreAnswered(String host, int expected) throws Exception {
        WebGuard guard = new WebGuard("127.0.0.1", List.of("proxy.example.org"), List.of());
        assertThat(status(guard, HttpMethod.GET, host)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"example.org, 200", "10.0.0.1:8501, 200"})
    void elsewhereAnyNameIsAnswered(String host, int expected) throws Exception {
        WebGuard guard = new WebGuard("0.0.0.0", List.of(), List.of());
        assertThat(status(guard, HttpMethod.GET, host)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, origin, http://localhost:8501, 200",
        "POST, origin, https://example.org, 403",
        "POST, origin, null, 403",
        "POST, origin, https://friend.example.org, 200",
        "GET, sec-fetch-site, cross-site, 403",
        "GET, sec-fetch-site, same-site, 403",
        "GET, sec-fetch-site, same-origin, 200",
        "GET, sec-fetch-site, none, 200"
    })
    void pagesOfOtherOriginsAreRefusedUnlessTheyAreNamed(String method, String header, String value, int expected)
            throws Exception {
        WebGuard guard = new WebGuard("127.0.0.1", List.of(), List.of("https://friend.example.org"));
        assertThat(status(guard, HttpMethod.valueOf(method), "localhost:8501", header, value))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"origin, https://example.org", "origin, null", "sec-fetch-site, cross-site"})
    void pagesOfAllOriginsAreAnsweredWhereAllAreNamed(String header, String value) throws Exception {
        WebGuard guard = new WebGuard("127.0.0.1", List.of(), List.of("*"));
        assertThat(status(guard, HttpMethod.POST, "localhost:8501", header, value))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET, 200", "POST, 403"})
    void aLinkMayLeadHereButAFormMayNot(String method, int expected) throws Exception {
        WebGuard guard = new WebGuard("127.0.0.1", List.of(), List.of());
        assertThat(status(
                        guard,
                        HttpMethod.valueOf(method),
                        "localhost:8501",
                        "sec-fetch-site",
                        "cross-site",
                        "sec-fetch-mode",
                        "navigate"))
                .isEqualTo(expected);
    }
}
