package dev.mien.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the dependencies where {@code docs/architecture.md} has them; here, because this module sees all others. */
class ArchitectureTest {
    private static final JavaClasses MIEN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mien");

    /** All packages in the order of the data's way, the core first: each may use only those before it. */
    private static final List<String> ORDER = List.of(
            "dev.mien",
            "dev.mien.protocol.tensorflow",
            "dev.mien.protocol.serving",
            "dev.mien.protocol.inference",
            "dev.mien.table",
            "dev.mien.image",
            "dev.mien.model",
            "dev.mien.detect",
            "dev.mien.detect.haar",
            "dev.mien.align",
            "dev.mien.measure",
            "dev.mien.result",
            "dev.mien.draw",
            "dev.mien.analyze",
            "dev.mien.plot",
            "dev.mien.metric",
            "dev.mien.dataset",
            "dev.mien.augment",
            "dev.mien.synthetic",
            "dev.mien.net",
            "dev.mien.export",
            "dev.mien.engine",
            "dev.mien.torch",
            "dev.mien.evaluate",
            "dev.mien.train.history",
            "dev.mien.train.config",
            "dev.mien.train.run",
            "dev.mien.train.sample",
            "dev.mien.train.targets",
            "dev.mien.train.calibrate",
            "dev.mien.train",
            "dev.mien.report",
            "dev.mien.demo",
            "dev.mien.testing",
            "dev.mien.serve.model",
            "dev.mien.serve.request",
            "dev.mien.serve.http",
            "dev.mien.serve.grpc",
            "dev.mien.serve.tensorflow",
            "dev.mien.serve.inference",
            "dev.mien.serve.analyze",
            "dev.mien.serve",
            "dev.mien.video.media",
            "dev.mien.video.track",
            "dev.mien.video",
            "dev.mien.cli.argument",
            "dev.mien.cli.console",
            "dev.mien.cli.table",
            "dev.mien.cli.predict",
            "dev.mien.cli.evaluate",
            "dev.mien.cli.train",
            "dev.mien.cli.serve",
            "dev.mien.cli");

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(MIEN.stream().map(JavaClass::getPackageName).distinct()).isSubsetOf(ORDER);
    }

    @Test
    void everyPackageIsInTheDocument() throws IOException {
        String document = Files.readString(Path.of("../docs/architecture.md"));
        assertThat(ORDER).allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    @Test
    void packagesUseOnlyThoseBeforeThem() {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            noClasses()
                    .that()
                    .resideInAPackage(ORDER.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ORDER.subList(i + 1, ORDER.size()).toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(MIEN);
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.mien.(**)").should().beFreeOfCycles().check(MIEN);
    }

    @ParameterizedTest
    @CsvSource({
        "ai.onnxruntime.., dev.mien.model",
        "org.bytedeco.., dev.mien.image|dev.mien.torch|dev.mien.video.media|dev.mien.detect.haar",
        "ai.onnx.proto.., dev.mien.export",
        "com.google.protobuf.., dev.mien.export|dev.mien.protocol..|dev.mien.serve..",
        "io.grpc.., dev.mien.protocol..|dev.mien.serve..",
        "com.linecorp.armeria.., dev.mien.serve..",
        "io.micrometer.., dev.mien.serve..",
        "org.knowm.xchart.., dev.mien.plot",
        "org.apache.batik.., dev.mien.plot",
        "gg.jte.., dev.mien.report",
        "picocli.., dev.mien.cli..",
        "me.tongfei.progressbar.., dev.mien.cli.console",
        "org.apache.parquet.., dev.mien.cli.table",
        "com.drew.., dev.mien.image"
    })
    void eachLibraryIsSeenWhereItBelongs(String library, String owners) {
        noClasses()
                .that()
                .resideOutsideOfPackages(owners.split("\\|"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(MIEN);
    }

    @Test
    void eachPackageSaysWhereToStart() throws IOException {
        Set<Path> folders = new TreeSet<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path sources : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .filter(folder -> !folder.equals(sources)) // where module-info is
                            .forEach(folders::add);
                }
            }
        }
        assertThat(folders)
                .hasSizeGreaterThan(30)
                .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                        .containsPattern("^/\\*\\*\\R \\* Start with "));
    }

    /** What the package-infos promise. */
    @ParameterizedTest
    @CsvSource({
        "table, ''",
        "image, ''",
        "model, image",
        "detect, image|model|table",
        "detect.haar, detect|image|model|table",
        "align, detect",
        "measure, align|detect|image|table",
        "result, measure",
        "draw, result",
        "analyze, align|detect|image|measure|model|result",
        "video.media, image",
        "video.track, analyze|detect|image|measure|model|result|video.media",
        "video, detect|draw|image|measure|model|result|video.media|video.track",
        "serve.model, model",
        "serve.request, image|model|serve.model",
        "serve.http, model|serve.model|serve.request",
        "serve.grpc, serve.model|serve.request",
        "serve.tensorflow, model|protocol.serving|protocol.tensorflow|serve.grpc|serve.http|serve.model|serve.request",
        "serve.inference, protocol.inference|serve.grpc|serve.http|serve.model|serve.request",
        "serve.analyze, analyze|draw|image|measure|result|serve.http|serve.model|serve.request",
        "dataset, align|detect|image|table",
        "augment, dataset|detect|image|model",
        "synthetic, align|augment|dataset|image",
        "net, model",
        "export, model|net|protocol.tensorflow",
        "engine, net",
        "torch, detect|model|net|engine",
        "plot, ''",
        "metric, ''",
        "evaluate, dataset|detect|image|metric|model|plot",
        "train.history, detect|evaluate|model",
        "train.config, dataset|engine|model|net|train.history",
        "train.run, dataset|engine|export|model|net|train.config|train.history",
        "train.sample, augment|dataset|image|model|train.config",
        "train.targets, augment|dataset|image|model|train.config|train.run|train.sample",
        "train.calibrate, image|measure|model|train.sample",
        "train, augment|dataset|evaluate|export|image|model|net|engine|train.calibrate|train.config|train.history|train.run|train.sample"
                + "|train.targets",
        "report, analyze|augment|dataset|draw|synthetic|evaluate|image|metric|model|plot|result|train|train.config|train.history"
                + "|train.run",
        "demo, analyze|dataset|draw|synthetic|evaluate|image|metric|model|report|result|train|train.config|train.history|train.run",
        "cli.argument, dataset|model|train.run",
        "cli.console, cli.argument|dataset",
        "cli.table, result",
        "cli.predict, align|analyze|cli.argument|cli.console|cli.table|dataset|detect|draw|image|measure|model|plot|result|video"
                + "|video.media|video.track",
        "cli.evaluate, cli.argument|cli.console|dataset|detect|evaluate|model|plot|report|train|train.run",
        "cli.train, augment|cli.argument|cli.console|dataset|demo|engine|evaluate|export|image|model|report|train|train.config"
                + "|train.history|train.run|train.sample",
        "cli.serve, analyze|cli.argument|cli.console|model|serve|serve.model|serve.request",
        "cli, cli.argument|cli.console|cli.evaluate|cli.predict|cli.serve|cli.train|model"
    })
    void eachPackageUsesWhatItSays(String name, String used) {
        List<String> allowed = new ArrayList<>(List.of("dev.mien", "dev.mien." + name));
        if (!used.isEmpty()) {
            Stream.of(used.split("\\|")).map(one -> "dev.mien." + one).forEach(allowed::add);
        }
        noClasses()
                .that()
                .resideInAPackage("dev.mien." + name)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.mien..").and(resideOutsideOfPackages(allowed.toArray(String[]::new))))
                .allowEmptyShould(true)
                .check(MIEN);
    }

    @Test
    void theVocabularyNeedsTheJdkAndAnnotationsAlone() {
        classes()
                .that()
                .resideInAPackage("dev.mien")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "dev.mien", "java..", "org.jspecify.annotations", "com.fasterxml.jackson.annotation")
                        .or(primitivesAndArrays()))
                .check(MIEN);
    }

    private static DescribedPredicate<JavaClass> primitivesAndArrays() {
        return DescribedPredicate.describe("primitives and arrays", type -> type.isPrimitive() || type.isArray());
    }
}
