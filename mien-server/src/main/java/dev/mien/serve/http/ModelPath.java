package dev.mien.serve.http;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.request.AskedModel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a REST path to a model.
 *
 * @param model the name of the model
 * @param version the requested version; the latest if empty
 * @param verb the operation as in the path, such as {@code :predict}; may be empty
 */
public record ModelPath(String model, OptionalLong version, String verb) {

    /**
     * The pattern of the paths {@code PREFIX/models/NAME[/versions/VERSION][VERB]}.
     *
     * @param verbs the verbs as alternatives of a regular expression
     */
    public static Pattern pattern(String prefix, String verbs) {
        return Pattern.compile(Pattern.quote(prefix + "/models/")
                + "(?<model>[^/:]+)(/versions/(?<version>[0-9]{1,18}))?(?<verb>" + verbs + ")?");
    }

    /** Parses the path of a request, and counts the request for its model; empty if the path does not match. */
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
