package example;

import dev.mien.analyze.FaceAnalyzer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A web application that reads faces: {@code curl --data-binary @photo.jpg localhost:8080/faces}. */
@SpringBootApplication
public class FacesApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(FacesApplication.class, arguments);
    }

    /** One for all requests; Spring closes it. One thread each: the requests themselves run side by side. */
    @Bean
    FaceAnalyzer analyzer() {
        return FaceAnalyzer.builder().threads(1).build();
    }
}
