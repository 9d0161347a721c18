package dev.mien.analyze;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is created on first use, once for all threads. */
final class Lazy<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T value = made.orElseGet(maker);
        made = Optional.of(value);
        return value;
    }
}
