package dev.mien.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What {@code docs/architecture.md} says of this module; the command line, whose test holds the rest, does not see it. */
class SparkArchitectureTest {
    private static final JavaClasses MIEN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mien");

    @Test
    void sparkIsSeenHereAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mien.spark")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..", "dev.mien.spark")
                .check(MIEN);
    }

    @Test
    void ofTheTrainingHalfOnlyDataAndScoresAreUsed() {
        classes()
                .that()
                .resideInAPackage("dev.mien.spark")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.mien",
                        "dev.mien.image",
                        "dev.mien.model",
                        "dev.mien.detect",
                        "dev.mien.measure",
                        "dev.mien.analyze",
                        "dev.mien.result",
                        "dev.mien.dataset",
                        "dev.mien.metric",
                        "dev.mien.evaluate",
                        "dev.mien.spark",
                        "org.apache.spark..",
                        "scala..",
                        "java..",
                        "javax.imageio",
                        "org.jspecify.annotations")
                .check(MIEN);
    }
}
