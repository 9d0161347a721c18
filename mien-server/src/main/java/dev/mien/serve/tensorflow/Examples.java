package dev.mien.serve.tensorflow;

import dev.mien.model.ModelMetadata;
import dev.mien.protocol.serving.Input;
import dev.mien.protocol.tensorflow.Example;
import dev.mien.protocol.tensorflow.Feature;
import dev.mien.protocol.tensorflow.FloatList;
import dev.mien.serve.http.FaceReader;
import dev.mien.serve.http.Limits;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.ServingException;
import java.util.List;

/** TensorFlow's examples as faces: each has a feature {@code image} of 9216 floats or of one encoded picture. */
final class Examples {
    private Examples() {}

    /**
     * The faces of the examples.
     *
     * @throws ServingException when there are none, too many, or one has no face
     */
    static Faces faces(Input input, Limits limits) {
        List<Example> examples = input.hasExampleListWithContext()
                ? input.getExampleListWithContext().getExamplesList()
                : input.getExampleList().getExamplesList();
        if (examples.isEmpty()) {
            throw ServingException.invalid("Input is empty");
        }
        Faces faces = new Faces(limits.faces());
        for (int i = 0; i < examples.size(); i++) {
            add(examples.get(i), "example " + i, limits, faces);
        }
        faces.checkFinite();
        return faces;
    }

    private static void add(Example example, String name, Limits limits, Faces faces) {
        Feature feature =
                example.getFeatures().getFeatureOrDefault(ModelMetadata.INPUT_NAME, Feature.getDefaultInstance());
        FloatList floats = feature.getFloatList();
        if (feature.getBytesList().getValueCount() == 1) {
            FaceReader.picture(feature.getBytesList().getValue(0).toByteArray(), name, limits, faces);
        } else if (floats.getValueCount() == Faces.NUMBERS) {
            int at = faces.add();
            for (int i = 0; i < Faces.NUMBERS; i++) {
                faces.numbers()[at + i] = floats.getValue(i);
            }
        } else {
            throw ServingException.invalid(name + " has no feature '" + ModelMetadata.INPUT_NAME + "' of "
                    + Faces.NUMBERS + " floats or of one picture");
        }
    }
}
