package example;

import dev.mien.Box;
import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers a picture file with its faces. */
@RestController
class FacesController {
    private final FaceAnalyzer analyzer;

    FacesController(FaceAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    record Found(Box box, String expression, float confidence) {}

    /** Takes the body as a stream, since Spring would parse a {@code @RequestBody} of curl's default type as a form. */
    @PostMapping("/faces")
    List<Found> faces(InputStream picture) {
        return analyzer.analyze(picture).stream()
                .map(face -> face.expression()
                        .map(scores -> new Found(face.box(), scores.best().label(), scores.confidence()))
                        .orElse(new Found(face.box(), "", 0)))
                .toList();
    }

    /** What whoever sent the picture can mend. */
    @ExceptionHandler(UserError.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(UserError error) {
        return error.getMessage();
    }
}
