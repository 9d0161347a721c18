package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FacesControllerTest {
    @Autowired
    TestRestTemplate http;

    @Test
    void theFacesOfAPictureAreAnswered() throws IOException {
        byte[] picture = Files.readAllBytes(Path.of("../../mien-server/src/main/resources/dev/mien/serve/page/example.jpg"));
        FacesController.Found[] faces = http.postForObject("/faces", picture, FacesController.Found[].class);
        assertThat(faces).extracting(FacesController.Found::expression).contains("happy");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThat(http.postForEntity("/faces", new byte[] {1, 2, 3}, String.class).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }
}
