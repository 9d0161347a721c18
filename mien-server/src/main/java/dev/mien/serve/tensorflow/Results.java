package dev.mien.serve.tensorflow;

import dev.mien.protocol.serving.ClassificationResult;
import dev.mien.protocol.serving.Classifications;
import dev.mien.protocol.serving.RegressionResult;
import dev.mien.serve.model.ModelAnswer;
import java.util.List;

/** Converts answers to the results of classification and regression. */
final class Results {
    private Results() {}

    /** The classes of each face with their probabilities, in the order of the model. */
    static ClassificationResult classes(ModelAnswer answer) {
        List<String> names = Signatures.outputNames(answer.model());
        ClassificationResult.Builder result = ClassificationResult.newBuilder();
        for (int face = 0; face < answer.count(); face++) {
            float[] row = answer.row(face);
            Classifications.Builder classes = result.addClassificationsBuilder();
            for (int i = 0; i < row.length; i++) {
                classes.addClassesBuilder().setLabel(names.get(i)).setScore(row[i]);
            }
        }
        return result.build();
    }

    /** A single output of each face. */
    static RegressionResult numbers(ModelAnswer answer, int index) {
        RegressionResult.Builder result = RegressionResult.newBuilder();
        for (int face = 0; face < answer.count(); face++) {
            result.addRegressionsBuilder().setValue(answer.row(face)[index]);
        }
        return result.build();
    }
}
