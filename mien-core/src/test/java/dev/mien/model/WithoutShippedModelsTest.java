package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.ModelError;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library and the models that ship are two artifacts: either can be had without the other. */
class WithoutShippedModelsTest {
    @Test
    void whoAsksForAShippedModelIsToldWhichArtifactIsMissing() throws IOException, ReflectiveOperationException {
        try (URLClassLoader without = classPathWithoutModels()) {
            Class<?> origin = without.loadClass(ModelOrigin.class.getName());
            Class<?> task = without.loadClass(Task.class.getName());
            Object shipped = origin.getMethod("shipped", task).invoke(null, task.getEnumConstants()[0]);
            assertThatThrownBy(() -> origin.getMethod("read").invoke(shipped))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .satisfies(error -> assertThat(error.getClass().getName()).isEqualTo(ModelError.class.getName()))
                    .hasMessageContaining("dev.mien:mien-models is not on the class path")
                    .hasMessageContaining("name a model file of your own");
        }
    }

    private static URLClassLoader classPathWithoutModels() {
        List<String> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("mien-models"))
                .toList();
        return new URLClassLoader(
                entries.stream().map(WithoutShippedModelsTest::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
