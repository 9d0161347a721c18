package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.request;
import static dev.mien.serve.ServerFixture.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.server.RoutePathType;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.grpc.GrpcService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document of the REST APIs and the routes that there are say the same. */
class OpenApiTest {
    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static MienServer server;

    private static JsonNode document;

    @BeforeAll
    static void start() {
        server = MienServer.start(
                ServerFixture.options(RandomServer.model(folder)).withAnalysis(RandomServer.analysis(folder, "mien")));
        document = get(server, "/openapi.json").json();
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    @Test
    void whatIsDocumentedIsThere() {
        assertThat(document.get("openapi").asText()).startsWith("3.1");
        for (String path : paths()) {
            String asked = path.replace("{name}", "m").replace("{version}", "1");
            JsonNode methods = document.get("paths").get(path);
            String method = methods.has("post") ? "POST" : "GET";
            int status = send(request(server, asked).method(method, BodyPublishers.noBody()))
                    .status();
            // Without a body, requests that need one are refused for that reason alone.
            assertThat(status).as("%s %s", method, asked).isEqualTo(method.equals("POST") ? 400 : 200);
        }
    }

    @Test
    void whatIsThereIsDocumented() {
        for (ServiceConfig service : server.services()) {
            boolean grpc = service.service().as(GrpcService.class) != null;
            String path = service.route().paths().get(0);
            boolean refusesAll = get(server, path).status() == 400
                    && send(request(server, path).POST(BodyPublishers.noBody())).status() == 400;
            if (grpc || refusesAll || PageFiles.FILES.containsKey(path)) {
                continue;
            }
            boolean prefix = service.route().pathType() == RoutePathType.PREFIX;
            assertThat(paths()).as(path).anyMatch(known -> prefix ? known.startsWith(path) : known.equals(path));
        }
    }

    @Test
    void whatItRefersToIsInIt() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
        assertThat(document.at("/components/schemas").properties())
                .extracting(Map.Entry::getKey)
                .contains("PredictRequest", "Faces");
    }
}
