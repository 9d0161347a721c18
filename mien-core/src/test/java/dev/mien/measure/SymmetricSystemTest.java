package dev.mien.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SymmetricSystemTest {
    @Test
    void aLineThroughWeightedPointsIsThatOfTheTextbook() {
        // y = a + b x through (0, 1), (1, 3) and (2, 2), the last counting twice: sums 4, 5, 9 and 8, 11.
        SymmetricSystem system = new SymmetricSystem(2);
        system.add(new double[] {1, 0}, 1, 1);
        system.add(new double[] {1, 1}, 3, 1);
        system.add(new double[] {1, 2}, 2, 2);
        double[] solved = system.solved(0);
        assertThat(solved[0]).isCloseTo(17 / 11.0, within(1e-12));
        assertThat(solved[1]).isCloseTo(4 / 11.0, within(1e-12));
        assertThat(system.inverseDiagonal(0)).isCloseTo(9 / 11.0, within(1e-12));
        assertThat(system.inverseDiagonal(1)).isCloseTo(4 / 11.0, within(1e-12));
    }

    @Test
    void dampingShortensTheStep() {
        SymmetricSystem system = new SymmetricSystem(1);
        system.add(new double[] {2}, 6, 1);
        assertThat(system.solved(0)[0]).isCloseTo(3, within(1e-12));
        assertThat(system.solved(.5)[0]).isCloseTo(2, within(1e-12));
    }

    @Test
    void anUnknownThatNoEquationHoldsStaysWhereItIs() {
        SymmetricSystem system = new SymmetricSystem(2);
        system.add(new double[] {1, 0}, 5, 1);
        assertThat(system.solved(0)).containsExactly(5, 0);
    }
}
