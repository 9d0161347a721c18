import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes pages of the Markdown documents: {@code Site FROM TO}; started by build.sh. They load nothing from elsewhere. */
class Site {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final List<String> SOURCES =
            List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "NOTICE", "docs", "examples", "mien-models/LICENSE");

    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path to = Path.of(arguments[1]);
        for (String source : SOURCES) {
            try (Stream<Path> files = Files.walk(from.resolve(source))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!file.startsWith(from.resolve("docs/site"))) {
                        copy(file, from, to);
                    }
                }
            }
        }
        Files.writeString(
                to.resolve("index.html"),
                "<!doctype html><html lang=en><title>Mien</title><meta http-equiv=refresh content=\"0;url=docs/index.html\">"
                        + "<a href=\"docs/index.html\">Mien</a></html>\n");
    }

    private static void copy(Path file, Path from, Path to) throws IOException {
        Path relative = from.relativize(file);
        Path target = to.resolve(relative);
        Files.createDirectories(target.getParent());
        if (!file.toString().endsWith(".md")) {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        Node page = PARSER.parse(Files.readString(file));
        List<Path> linked = new ArrayList<>();
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                local(link.getDestination(), file).ifPresent(linked::add);
                link.setDestination(link.getDestination().replaceFirst("^([^:]*)\\.md(#.*)?$", "$1.html$2"));
                visitChildren(link);
            }
        });
        for (Path other : linked) {
            Path there = to.resolve(from.relativize(other));
            if (Files.isRegularFile(other) && !other.toString().endsWith(".md") && !Files.exists(there)) {
                copy(other, from, to);
            }
        }
        String up = "../".repeat(relative.getNameCount() - 1);
        String html = template()
                .replace("$UP", up)
                .replace("$TITLE", title(file))
                .replace("$BODY", RENDERER.render(page));
        Files.writeString(Path.of(target.toString().replaceFirst("\\.md$", ".html")), html);
    }

    /** The file of the project that a link leads to; the Javadoc is made after the pages. */
    private static Optional<Path> local(String link, Path page) {
        String place = link.replaceFirst("#.*", "");
        if (place.isEmpty() || place.contains(":") || place.contains("apidocs/")) {
            return Optional.empty();
        }
        Path file = page.resolveSibling(place).normalize();
        if (!Files.exists(file)) {
            throw new IllegalStateException(page + " links to " + place + ", which does not exist");
        }
        return Optional.of(file);
    }

    private static String title(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2).replaceAll("[`<>&]", ""))
                .orElse("Mien");
    }

    private static String template() throws IOException {
        return Files.readString(Path.of("docs/site/page.html"));
    }
}
