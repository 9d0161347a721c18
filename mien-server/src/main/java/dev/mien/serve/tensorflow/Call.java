package dev.mien.serve.tensorflow;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a REST path asks for.
 *
 * @param model the model's name
 * @param version the version wanted; the latest where empty
 * @param verb what to do with it
 */
record Call(String model, OptionalLong version, Verb verb) {
    private static final Pattern PATH = Pattern.compile(
            "/v1/models/(?<model>[^/:]+)(/versions/(?<version>[0-9]{1,18}))?(?<verb>/metadata|:predict|:classify|:regress)?");

    enum Verb {
        STATUS,
        METADATA,
        PREDICT,
        CLASSIFY,
        REGRESS
    }

    /** The call of that path; empty where it is none. */
    static Optional<Call> of(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String version = matcher.group("version");
        String verb = matcher.group("verb");
        return Optional.of(new Call(
                matcher.group("model"),
                version == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(version)),
                verb == null ? Verb.STATUS : Verb.valueOf(verb.substring(1).toUpperCase(Locale.ROOT))));
    }

    /** Whether it only reads: by GET, without a body. */
    boolean reads() {
        return verb == Verb.STATUS || verb == Verb.METADATA;
    }
}
