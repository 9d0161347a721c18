package dev.mien.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.augment.Augmentation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AugmentationsTest {
    @Test
    void eachKindOfAugmentationIsShown() {
        Set<String> kinds = Arrays.stream(Augmentation.class.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .map(name -> name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(Augmentations.each().keySet()).containsExactlyInAnyOrderElementsOf(kinds);
    }
}
