package dev.mien.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The documents and the help hold no command that cannot be given, and no link that leads nowhere. */
class DocumentsTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    static Stream<Path> documents() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("", "docs", "docs/models", "docs/decisions", "examples")) {
            try (Stream<Path> inside = Files.list(HOME.resolve(folder))) {
                inside.filter(file -> file.toString().endsWith(".md")).forEach(files::add);
            }
        }
        return files.stream();
    }

    private static String figure(String document, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(HOME.resolve(document)));
        assertThat(found.find()).as(document + " tells " + pattern).isTrue();
        return found.group(1);
    }

    /** The card changes with the model. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            average precision of (\\S+) on faces higher than 32 ! detector.md ! \\| \\*\\*Mien\\*\\*, at its default \\| \\*\\*(\\S+)\\*\\*
            """)
    void theReadmeTellsTheFiguresOfTheModelsThatShip(String told, String card, String measured) throws IOException {
        assertThat(figure("README.md", told)).isEqualTo(figure("docs/models/" + card, measured));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachLinkLeadsToAFileAndAHeadingThatThereIs(Path document) throws IOException {
        String text = Files.readString(document).replaceAll("(?s)```.*?```", "");
        for (MatchResult link : LINK.matcher(text).results().toList()) {
            String target = link.group(1) == null ? link.group(2) : link.group(1);
            if (target.matches("(https?|mailto):.*")) {
                continue;
            }
            String[] parts = target.split("#", 2);
            Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
            assertThat(file).as(target).exists();
            if (parts.length > 1) {
                assertThat(anchors(file)).as(target).contains(parts[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachCommandCanBeGivenAsItStands(Path document) throws IOException {
        check(commands(Files.readString(document)
                .replaceAll("\\\\\\R\\s*", " ")
                .lines()
                .filter(line -> line.startsWith("    "))));
    }

    static Stream<String> subcommands() {
        return Main.commandLine().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("subcommands")
    void eachExampleOfTheHelpCanBeGivenAsItStands(String command) {
        String help =
                requireNonNull(Main.commandLine().getSubcommands().get(command)).getUsageMessage();
        int examples = Math.max(help.indexOf("Examples:"), help.indexOf("Example:"));
        check(commands(
                examples < 0
                        ? Stream.of()
                        : help.substring(examples)
                                .replaceAll("\\\\\\R\\s*", " ")
                                .lines()));
    }

    private static void check(List<List<String>> commands) {
        for (List<String> words : commands) {
            CommandLine line = Main.commandLine();
            try {
                line.parseArgs(words.toArray(String[]::new));
            } catch (ParameterException e) {
                assertThat(e).as(String.join(" ", words)).isNull();
            }
        }
    }

    /** The words behind {@code mien} of the lines that begin with it; not of those that stand for several, or go on in a pipe. */
    private static List<List<String>> commands(Stream<String> lines) {
        return lines.map(line -> line.strip().replaceFirst("\\s#.*", "").replaceFirst(" && .*", ""))
                .filter(line -> line.matches("(\\./)?mien [a-z].*") && !line.contains("...") && !line.contains("|"))
                .filter(line -> !line.contains(" > "))
                .map(line -> WORD.matcher(line)
                        .results()
                        .map(word -> Arrays.asList(word.group(1), word.group(2), word.group(3)).stream()
                                .filter(one -> one != null)
                                .findFirst()
                                .orElse(""))
                        .skip(1)
                        .toList())
                .toList();
    }

    /** What a heading is linked by: its words in small letters between hyphens, as forges make them. */
    private static List<String> anchors(Path document) throws IOException {
        Matcher headings = HEADING.matcher(Files.readString(document).replaceAll("(?s)```.*?```", ""));
        return headings.results()
                .map(heading -> heading.group(1)
                        .replaceAll("!\\[[^]]*]\\([^)]*\\)", "")
                        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
