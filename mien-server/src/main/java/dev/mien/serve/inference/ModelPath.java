package dev.mien.serve.inference;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a REST path under {@code /v2/models} asks for.
 *
 * @param model the model's name
 * @param version the version wanted; the latest where empty
 * @param verb what to do with it
 */
record ModelPath(String model, OptionalLong version, Verb verb) {
    private static final Pattern PATH =
            Pattern.compile("/v2/models/(?<model>[^/]+)(/versions/(?<version>[0-9]{1,18}))?(?<verb>/ready|/infer)?");

    enum Verb {
        METADATA,
        READY,
        INFER
    }

    /** The parts of that path; empty where it is another. */
    static Optional<ModelPath> of(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String version = matcher.group("version");
        String verb = matcher.group("verb");
        return Optional.of(new ModelPath(
                matcher.group("model"),
                version == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(version)),
                verb == null ? Verb.METADATA : verb.equals("/ready") ? Verb.READY : Verb.INFER));
    }
}
