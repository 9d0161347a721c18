package dev.mien.report;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.dataset.ClassCoding;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.evaluate.Scoring;
import dev.mien.model.Task;
import dev.mien.synthetic.SyntheticFace;
import dev.mien.synthetic.SyntheticFaces;
import dev.mien.train.TrainingListener;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.history.History;
import dev.mien.train.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a run's data, files or synthetic faces, as stored in {@code data.json} of its directory, so that its
 * report can be recreated.
 *
 * @param files the absolute paths of the data files in order; empty for synthetic faces
 * @param classNames the meaning of class numbers in the files; null if it is guessed
 * @param badRowLimit the share of bad rows above which loading fails
 * @param syntheticFaces the number of synthetic faces; 0 for files
 * @param seed the seed of the synthetic faces
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataSource(
        List<String> files,
        @Nullable String classNames,
        double badRowLimit,
        @JsonAlias("drawn_faces") int syntheticFaces,
        long seed) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public DataSource {
        files = List.copyOf(files);
    }

    /** Data files. */
    public static DataSource of(List<Path> files, LoadOptions options) {
        return new DataSource(
                files.stream().map(file -> file.toAbsolutePath().toString()).toList(),
                options.classNames().map(ClassCoding::name).orElse(null),
                options.badRowLimit(),
                0,
                0);
    }

    /** Synthetic faces with the seven expressions. */
    public static DataSource synthetic(int faces, long seed) {
        return new DataSource(List.of(), null, 0, faces, seed);
    }

    /**
     * Reads the data source of a run.
     *
     * @throws UserError when it is missing or damaged
     * @throws IOException when it cannot be read
     */
    public static DataSource read(RunDirectory run) throws IOException {
        String remedy = "name the training files by the option data";
        if (!Files.exists(run.data())) {
            throw new UserError("missing", run.data().toString(), remedy);
        }
        try {
            return JSON.readValue(Files.readAllBytes(run.data()), DataSource.class);
        } catch (JsonProcessingException e) {
            throw new UserError("damaged: " + e.getOriginalMessage(), run.data().toString(), remedy, e);
        }
    }

    /** Loads the rows. */
    public Dataset load(Task task) {
        if (syntheticFaces > 0) {
            List<SyntheticFace> faces = SyntheticFaces.faces(syntheticFaces, LabelSet.SEVEN, seed);
            return task.hasClasses() ? SyntheticFaces.expressions(faces) : SyntheticFaces.keypoints(faces);
        }
        LoadOptions defaults = LoadOptions.defaults().withBadRowLimit(badRowLimit);
        LoadOptions options = classNames == null ? defaults : defaults.withClassNames(ClassCoding.parse(classNames));
        return Scoring.of(task).load(files.stream().map(Path::of).toList(), options);
    }

    void write(RunDirectory run) throws IOException {
        WholeFile.write(run.data(), JSON.writeValueAsString(this) + "\n");
    }

    /**
     * A listener that stores this in the run's directory when training starts.
     *
     * @return a listener whose {@link TrainingListener#started} throws an {@link UncheckedIOException} when the file
     *     cannot be written
     */
    public TrainingListener keptIn(RunDirectory run) {
        return new TrainingListener() {
            @Override
            public void started(TrainConfig config, History history) {
                try {
                    write(run);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
