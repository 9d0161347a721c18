package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.Quote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The meaning of the class numbers of a data set: each is one of the seven expressions, or a class whose faces are left
 * out. English names of expressions in any form are recognized, too.
 *
 * <pre>{@code
 * ClassCoding.parse("rafdb").expression("4"); // happy
 * ClassCoding.parse("0=neutral,1=happy,7=-").leavesOut("7"); // true
 * }</pre>
 */
public final class ClassCoding {
    private static final String LEFT_OUT = "-";
    private static final String USE = "use five, seven, rafdb, affectnet, ckplus, ferplus, or a list such as"
            + " 0=neutral,1=happy,2=- where '-' leaves a class out";

    /** The class numbers of well-known data sets. */
    private static final Map<String, String> KNOWN = Map.of(
            "five", "anger,disgust,sad,happy,surprise",
            "seven", "anger,disgust,fear,happy,sad,surprise,neutral",
            "fer2013", "anger,disgust,fear,happy,sad,surprise,neutral",
            "rafdb", "1=surprise,2=fear,3=disgust,4=happy,5=sad,6=anger,7=neutral", // Li et al. 2017,
            // list_patition_label
            "affectnet", "neutral,happy,sad,surprise,fear,disgust,anger,-,-,-,-", // Mollahosseini et al. 2017, table 2
            "ckplus", "neutral,anger,-,disgust,fear,happy,sad,surprise", // Lucey et al. 2010, ReadMe
            "ferplus", "neutral,happy,surprise,sad,anger,disgust,fear,-,-,-"); // Barsoum et al. 2016, fer2013new.csv

    private final String name;
    private final Map<String, Optional<Expression>> classes; // by number or name

    private ClassCoding(String name, Map<String, Optional<Expression>> classes) {
        this.name = name;
        this.classes = classes;
    }

    /** The class numbers of a label set. */
    public static ClassCoding of(LabelSet labels) {
        return parse(labels.label());
    }

    /**
     * Parses the name of a data set ({@code five, seven, fer2013, rafdb, affectnet, ckplus, ferplus}), a list of the
     * classes 0, 1, 2 and so on ({@code happy,sad,-}), or pairs ({@code 1=happy,contempt=-}); {@code -} stands for a
     * class that is left out.
     *
     * @throws OptionError when it is neither
     */
    public static ClassCoding parse(String text) {
        String list = KNOWN.getOrDefault(text.strip().toLowerCase(Locale.ROOT), text);
        Map<String, Optional<Expression>> classes = new LinkedHashMap<>();
        int next = 0;
        for (String part : list.split(",", -1)) {
            int equals = part.indexOf('=');
            String of = equals < 0 ? Integer.toString(next) : key(part.substring(0, equals));
            String meaning = part.substring(equals + 1).strip();
            Optional<Expression> expression = ClassNames.byName(meaning);
            boolean known = expression.isPresent() || meaning.equals(LEFT_OUT);
            if (!known || (list.indexOf(',') < 0 && equals < 0)) {
                throw refused(text, "'" + meaning + "' is no class");
            }
            if (classes.put(of, expression) != null) {
                throw refused(text, "'" + of + "' is there twice");
            }
            next++;
        }
        return new ClassCoding(text.strip(), classes);
    }

    private static OptionError refused(String text, String problem) {
        return new OptionError("'" + text + "': " + problem, "class-names", USE);
    }

    private static String key(String text) {
        OptionalInt number = ClassNames.number(text.strip());
        return number.isPresent()
                ? Integer.toString(number.getAsInt())
                : text.strip().toLowerCase(Locale.ROOT);
    }

    /** The name or list that {@link #parse} accepts. */
    public String name() {
        return name;
    }

    /** The class of that number or name; empty if it is left out or unknown. */
    public Optional<Expression> expression(String text) {
        Optional<Expression> coded = classes.get(key(text));
        if (coded != null) {
            return coded;
        }
        return ClassNames.number(text).isPresent() ? Optional.empty() : ClassNames.byName(text);
    }

    /** Whether that number or name is a class that is left out. */
    public boolean leavesOut(String text) {
        Optional<Expression> coded = classes.get(key(text));
        return coded != null ? coded.isEmpty() : ClassNames.isOther(text);
    }

    /** The error message for a text that is not a class. */
    String unknown(String text) {
        if (text.isEmpty()) {
            return "no class";
        }
        String quoted = Quote.of(text);
        return ClassNames.number(text).isPresent()
                ? "unknown class " + quoted + ", expected " + meanings() + " or a name such as 'happy'"
                : "unknown class " + quoted + ", expected a name such as 'happy', or its meaning by the option"
                        + " class-names";
    }

    /** The meanings of all numbers, such as {@code 0 anger, 1 disgust}. */
    String meanings() {
        return classes.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + entry.getValue().map(Expression::label).orElse("left out"))
                .collect(Collectors.joining(", "));
    }

    /** A note for the user on how numbers were interpreted, if there are any. */
    List<String> note(String file, boolean anyNumber, boolean given) {
        if (!anyNumber) {
            return List.of();
        }
        String other = given ? "" : "; if they mean something else, say so by the option class-names";
        return List.of(file + ": class numbers were read as " + meanings() + other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassCoding coding && coding.classes.equals(classes);
    }

    @Override
    public int hashCode() {
        return classes.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
