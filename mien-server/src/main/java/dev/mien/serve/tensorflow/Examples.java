package dev.mien.serve.tensorflow;

import dev.mien.model.ModelMetadata;
import dev.mien.protocol.serving.Input;
import dev.mien.protocol.tensorflow.Example;
import dev.mien.protocol.tensorflow.Feature;
import dev.mien.protocol.tensorflow.FloatList;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.Limits;
import dev.mien.serve.request.RequestFaces;
import java.util.List;

/**
 * Reads faces from TensorFlow's examples, with a feature {@code image} of 9216 floats or of one encoded picture each.
 */
final class Examples {
    private Examples() {}

    /**
     * Reads the faces of the examples.
     *
     * @throws ServingException when there are none or too many, or one has no face
     */
    static RequestFaces faces(Input input, Limits limits) {
        List<Example> examples = input.hasExampleListWithContext()
                ? input.getExampleListWithContext().getExamplesList()
                : input.getExampleList().getExamplesList();
        if (examples.isEmpty()) {
            throw ServingException.invalid("Input is empty");
        }
        RequestFaces faces = new RequestFaces(limits);
        for (int i = 0; i < examples.size(); i++) {
            add(examples.get(i), "example " + i, faces);
        }
        return faces;
    }

    private static void add(Example example, String name, RequestFaces input) {
        Feature feature =
                example.getFeatures().getFeatureOrDefault(ModelMetadata.INPUT_NAME, Feature.getDefaultInstance());
        FloatList floats = feature.getFloatList();
        if (feature.getBytesList().getValueCount() == 1) {
            input.picture(feature.getBytesList().getValue(0).toByteArray(), name);
        } else if (floats.getValueCount() == Faces.NUMBERS) {
            input.faces().addListed(floats::getValue, 1, name);
        } else {
            throw ServingException.invalid(name + " has no feature '" + ModelMetadata.INPUT_NAME + "' of "
                    + Faces.NUMBERS + " floats or of one picture");
        }
    }
}
