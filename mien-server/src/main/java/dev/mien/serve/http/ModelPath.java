package dev.mien.serve.http;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.request.AskedModel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a REST path asks of a model.
 *
 * @param model the model's name
 * @param version the version wanted; the latest where empty
 * @param verb what to do with it, as the path says it, such as {@code :predict}; may be empty
 */
public record ModelPath(String model, OptionalLong version, String verb) {

    /** The paths {@code PREFIX/models/NAME[/versions/VERSION][VERB]}; the verbs stand for a regular expression's choice. */
    public static Pattern pattern(String prefix, String verbs) {
        return Pattern.compile(Pattern.quote(prefix + "/models/")
                + "(?<model>[^/:]+)(/versions/(?<version>[0-9]{1,18}))?(?<verb>" + verbs + ")?");
    }

    /** The parts of the request's path, whose model the request is counted for; empty where it is none of these paths. */
    public static Optional<ModelPath> of(ServiceRequestContext context, Pattern paths) {
        Matcher matcher = paths.matcher(context.path());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        AskedModel.note(context, matcher.group("model"));
        String version = matcher.group("version");
        String verb = matcher.group("verb");
        return Optional.of(new ModelPath(
                matcher.group("model"),
                version == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(version)),
                verb == null ? "" : verb));
    }
}
