package dev.mien.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** A model file in ONNX Runtime: floats in, floats out. For any number of threads at once. */
final class OnnxSession implements AutoCloseable {
    private final String name;
    private final OrtEnvironment environment;
    private final SharedSession session;
    private final ModelMetadata metadata;
    private final ModelFile.Graph graph;

    private OnnxSession(
            String name,
            OrtEnvironment environment,
            SharedSession session,
            ModelMetadata metadata,
            ModelFile.Graph graph) {
        this.name = name;
        this.environment = environment;
        this.session = session;
        this.metadata = metadata;
        this.graph = graph;
    }

    /** Loads a model file of that task. */
    static OnnxSession open(ModelOrigin source, int threads, Task task) {
        return SharedSession.open(source, threads, session -> of(session, session.metadata(task)));
    }

    /** Loads a model file of either task that reads faces. */
    static OnnxSession open(ModelOrigin source, int threads) {
        return SharedSession.open(source, threads, session -> {
            ModelMetadata metadata = session.metadata();
            if (metadata.task().answersMaps()) {
                throw ModelFile.error(source.name(), "a detector, expected a model that reads faces");
            }
            return of(session, metadata);
        });
    }

    private static OnnxSession of(SharedSession session, ModelMetadata metadata) throws OrtException {
        ModelFile.Graph graph = ModelFile.graph(session.session(), metadata, session.name());
        return new OnnxSession(session.name(), OnnxEnvironment.get(), session, metadata, graph);
    }

    ModelMetadata metadata() {
        return metadata;
    }

    /** Whether the model also says how likely a picture is a face. */
    boolean scoresFaces() {
        return graph.scoresFaces();
    }

    /** Runs [count, 1, 96, 96] through the model in batches; answers [count, outputs]. */
    float[] run(float[] images, int count) {
        return run(images, count, new float[graph.scoresFaces() ? count : 0]);
    }

    /**
     * The same.
     *
     * @param faces takes how likely each picture is a face, [count]; left as it is by a model that does not say so
     */
    float[] run(float[] images, int count, float[] faces) {
        if (count < 0 || images.length < (long) count * FaceInput.NUMBERS) {
            throw new IllegalArgumentException(images.length + " numbers are not " + count + " pictures of 96x96");
        }
        float[] outputs = new float[count * metadata.outputs()];
        return session.answer(open -> {
            for (int start = 0; start < count; start += FaceInput.BATCH) {
                runBatch(open, images, start, Math.min(FaceInput.BATCH, count - start), outputs, faces);
            }
            return outputs;
        });
    }

    private void runBatch(OrtSession open, float[] images, int start, int count, float[] outputs, float[] faces)
            throws OrtException {
        FloatBuffer in = FloatBuffer.wrap(images, start * FaceInput.NUMBERS, count * FaceInput.NUMBERS);
        long[] face = graph.input();
        try (OnnxTensor image =
                        OnnxTensor.createTensor(environment, in, new long[] {count, face[0], face[1], face[2]});
                OrtSession.Result result = open.run(Map.of(ModelMetadata.INPUT_NAME, image), session.runOptions())) {
            take(result, metadata.task().outputName(), metadata.outputs(), start, count, outputs);
            if (graph.scoresFaces()) {
                take(result, ModelMetadata.FACE_OUTPUT_NAME, 1, start, count, faces);
            }
        }
    }

    private void take(OrtSession.Result result, String output, int numbers, int start, int count, float[] target) {
        FloatBuffer out = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
        if (out.remaining() != count * numbers) {
            throw ModelFile.damaged(name, out.remaining() + " numbers for " + count + " faces");
        }
        out.get(target, start * numbers, count * numbers);
        for (int i = start * numbers; i < (start + count) * numbers; i++) {
            if (!Float.isFinite(target[i])) {
                throw ModelFile.damaged(name, "its answer is " + target[i]);
            }
        }
    }

    /** Ends the answers in progress and refuses later ones. */
    void stop() {
        session.stop();
    }

    @Override
    public void close() {
        session.close();
    }
}
