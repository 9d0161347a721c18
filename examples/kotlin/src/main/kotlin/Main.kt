import dev.mien.Keypoint
import dev.mien.analyze.FaceAnalyzer
import java.nio.file.Path
import kotlin.jvm.optionals.getOrNull

/** The faces of the pictures named on the command line. */
fun main(pictures: Array<String>) {
    FaceAnalyzer.create().use { analyzer ->
        for (picture in pictures) {
            for (face in analyzer.analyze(Path.of(picture))) {
                val expression = face.expression().getOrNull()?.best()?.label()
                val nose = face.keypoints().getOrNull()?.x(Keypoint.NOSE_TIP)
                println("$picture: ${face.box()}, $expression, nose at $nose")
            }
        }
    }
}
