package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FacesControllerTest {
    @Autowired
    TestRestTemplate http;

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "application/octet-stream", "application/x-www-form-urlencoded"}) // the last one is curl's
    void theFacesOfAPictureAreAnswered(String type) throws IOException {
        byte[] picture = Files.readAllBytes(Path.of("../../mien-server/src/main/resources/dev/mien/serve/page/example.jpg"));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(type));
        FacesController.Found[] faces =
                http.postForObject("/faces", new HttpEntity<>(picture, headers), FacesController.Found[].class);
        assertThat(faces).extracting(FacesController.Found::expression).contains("happy");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThat(http.postForEntity("/faces", new byte[] {1, 2, 3}, String.class).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }
}
