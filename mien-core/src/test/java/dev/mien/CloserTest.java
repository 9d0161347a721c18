package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloserTest {
    private final List<String> closed = new ArrayList<>();

    private AutoCloseable resource(String name, boolean fails) {
        return () -> {
            closed.add(name);
            if (fails) {
                throw new IllegalStateException(name + " does not close");
            }
        };
    }

    @Test
    void allAreClosedTheLastFirstAlsoWhereOneFails() {
        Closer closer = new Closer();
        closer.add(resource("first", true));
        closer.add(resource("second", true));
        closer.add(resource("third", false));

        assertThatThrownBy(closer::close)
                .hasMessage("second does not close")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

        assertThat(closed).containsExactly("third", "second", "first");
    }

    @Test
    void closingTwiceIsClosingOnce() {
        Closer closer = new Closer();
        closer.add(resource("one", false));

        closer.close();
        closer.close();

        assertThat(closed).containsExactly("one");
    }

    @Test
    void whatIsAddedAfterClosingDoesNotStayOpen() {
        Closer closer = new Closer();
        closer.close();

        assertThatThrownBy(() -> closer.add(resource("late", true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("closed already")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

        assertThat(closed).containsExactly("late");
    }

    @Test
    void aFailureKeepsWhatWentWrongInClosing() {
        Closer closer = new Closer();
        closer.add(resource("one", true));

        assertThat(closer.closedAfter(new IllegalArgumentException("damaged")))
                .hasMessage("damaged")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    }

    @Test
    void anErrorOfOneLeavesNoneOpen() {
        Closer closer = new Closer();
        closer.add(resource("first", true));
        closer.add("second", name -> closed.add(name));
        closer.add("third", name -> {
            throw new StackOverflowError(name);
        });

        assertThatThrownBy(closer::close)
                .isInstanceOf(StackOverflowError.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

        assertThat(closed).containsExactly("second", "first");
    }
}
