package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder = Path.of("");

    /** A key and a certificate of its own, by the JDK's tool. */
    private KeyStore keys() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mien",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private Path pem(String kind, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }

    private ServerOptions.Tls tls(KeyStore keys) throws Exception {
        return new ServerOptions.Tls(
                pem("CERTIFICATE", keys.getCertificate("mien").getEncoded()),
                pem("PRIVATE KEY", keys.getKey("mien", PASSWORD).getEncoded()));
    }

    private static HttpClient trusting(KeyStore keys) throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("mien", keys.getCertificate("mien"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void httpsIsAnsweredAndPlainHttpIsClosedWithoutHarm() throws Exception {
        KeyStore keys = keys();
        ServerOptions options = ServerFixture.options(RandomServer.model(folder))
                .withListen(new ServerOptions.Listen("127.0.0.1", 0, 64, Duration.ofHours(1), Optional.of(tls(keys))));
        try (MienServer server = MienServer.start(options)) {
            assertThat(server.address()).startsWith("https://127.0.0.1:");
            HttpClient client = trusting(keys);
            HttpRequest health = HttpRequest.newBuilder(URI.create(server.address() + "/health"))
                    .timeout(Duration.ofMinutes(1))
                    .build();
            assertThat(client.send(health, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            try (RawConnection plain = RawConnection.open(server, RawConnection.lastGet("/health"))) {
                assertThat(plain.readToEnd()).doesNotContain("200 OK");
            }
            assertThat(client.send(health, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }
}
