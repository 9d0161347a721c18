package dev.mien.cli.evaluate;

import dev.mien.Closer;
import dev.mien.UserError;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import java.util.ArrayList;
import java.util.List;

/** Several open models, which are closed together. */
final class ModelList implements AutoCloseable {
    private final Closer closer = new Closer();
    private final List<FaceModel> models = new ArrayList<>();
    private final List<ModelOrigin> origins;

    private ModelList(List<ModelOrigin> origins) {
        this.origins = origins;
    }

    /**
     * Loads all models.
     *
     * @throws UserError when one cannot be loaded; the others are closed
     */
    static ModelList open(List<ModelOrigin> origins, ModelOptions options) {
        ModelList list = new ModelList(origins);
        try {
            origins.forEach(origin -> list.models.add(list.closer.add(FaceModel.open(origin, options))));
            return list;
        } catch (RuntimeException | Error e) {
            list.closer.closedAfter(e);
            throw e;
        }
    }

    List<FaceModel> all() {
        return models;
    }

    FaceModel get(int model) {
        return models.get(model);
    }

    /** Refuses a mixture of key point and expression models. */
    void requireOneTask() {
        for (int i = 1; i < models.size(); i++) {
            if (models.get(i).metadata().task() != models.get(0).metadata().task()) {
                throw new UserError(
                        "a model for " + models.get(i).metadata().task().label() + ", but the first one is for "
                                + models.get(0).metadata().task().label(),
                        origins.get(i).name(),
                        "compare models of one task");
            }
        }
    }

    @Override
    public void close() {
        closer.close();
    }
}
