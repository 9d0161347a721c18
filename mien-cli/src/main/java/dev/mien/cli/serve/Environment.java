package dev.mien.cli.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Reads settings of {@code mien serve} from environment variables, for starting it without a command line:
 * {@code MIEN_SERVE_} and the option's name, such as {@code MIEN_SERVE_MAX_BATCH}. Options on the command line take
 * precedence.
 */
final class Environment implements IDefaultValueProvider {
    private static final String PREFIX = "MIEN_SERVE_";

    private final UnaryOperator<@Nullable String> variables;

    /** Uses the environment of the process. */
    Environment() {
        this(System::getenv);
    }

    /**
     * @param variables returns the value of a variable; null for none
     */
    Environment(UnaryOperator<@Nullable String> variables) {
        this.variables = variables;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        boolean single = argument instanceof OptionSpec option
                && !argument.isMultiValue()
                && !option.usageHelp()
                && !option.versionHelp();
        return single ? value(((OptionSpec) argument).longestName()).orElse(null) : null;
    }

    /** The values of an option that may be given several times, separated by commas or spaces. */
    List<String> list(String option) {
        return value(option).stream()
                .flatMap(text -> Arrays.stream(text.strip().split("[\\s,]+")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Optional<String> value(String option) {
        String name = PREFIX + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
    }
}
