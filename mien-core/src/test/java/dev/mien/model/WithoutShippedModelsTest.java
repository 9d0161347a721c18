package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.ModelError;
import dev.mien.OtherPrograms;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** The library and the models that ship are two artifacts: either can be had without the other. */
class WithoutShippedModelsTest {
    @Test
    void whoAsksForAShippedModelIsToldWhichArtifactIsMissing() throws IOException, ReflectiveOperationException {
        try (URLClassLoader without = OtherPrograms.open(entry -> !entry.contains("mien-models"))) {
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
}
