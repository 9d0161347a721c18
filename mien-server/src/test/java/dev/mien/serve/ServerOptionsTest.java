package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.OptionError;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:8501",
        "localhost, localhost:8501",
        "::1, [::1]:8501",
        "::, [::]:8501",
        "[::1], [::1]:8501"
    })
    void addressesOfIpv6AreInBrackets(String host, String expected) {
        ServerOptions.Listen listen = ServerOptions.Listen.defaults().withAddress(host, 0);
        assertThat(listen.authority(8501)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://localhost:3000",
                "http://[::1]:3000",
                "https://xn--bcher-kva.example:8443",
                "chrome-extension://abcdefghijklmnop",
                "*"
            })
    void originsAreTakenAsBrowsersWriteThem(String origin) {
        List<String> origins = List.of(origin);
        assertThat(ServerOptions.Guard.defaults().withOrigins(origins).origins())
                .isEqualTo(origins);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "https://example.org/",
                "https://example.org/app",
                "https://Example.org",
                "https://example.org:443",
                "http://example.org:80",
                "https://*.example.org",
                "null",
                ""
            })
    void originsThatNoBrowserSendsAreRefused(String origin) {
        ServerOptions.Guard guard = ServerOptions.Guard.defaults();
        assertThatThrownBy(() -> guard.withOrigins(List.of(origin)))
                .isInstanceOf(OptionError.class)
                .hasMessageContaining("'" + origin + "' is no web origin");
    }
}
