package dev.mien.measure;

/** Normal equations of weighted least squares with a handful of unknowns, solved by Cholesky's decomposition. */
final class SymmetricSystem {
    private final int size;
    private final double[][] matrix;
    private final double[] right;

    SymmetricSystem(int size) {
        this.size = size;
        this.matrix = new double[size][size];
        this.right = new double[size];
    }

    /** Adds an equation: {@code row . unknowns = value}. */
    void add(double[] row, double value, double weight) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] += weight * row[i] * row[j];
            }
            right[i] += weight * row[i] * value;
        }
    }

    /**
     * The unknowns.
     *
     * @param damping by how much the diagonal grows, as a share of it
     */
    double[] solved(double damping) {
        return solved(right, damping);
    }

    /** An entry of the inverse's diagonal: an unknown's variance where the equations' is 1. */
    double inverseDiagonal(int unknown) {
        double[] unit = new double[size];
        unit[unknown] = 1;
        return solved(unit, 0)[unknown];
    }

    private double[] solved(double[] values, double damping) {
        double[][] root = root(damping);
        double[] solution = values.clone();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                solution[i] -= root[i][j] * solution[j];
            }
            solution[i] /= root[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int j = i + 1; j < size; j++) {
                solution[i] -= root[j][i] * solution[j];
            }
            solution[i] /= root[i][i];
        }
        return solution;
    }

    /** The lower triangle whose product with itself is the matrix; what is not determined is held where it is. */
    private double[][] root(double damping) {
        double[][] root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j] * (i == j ? 1 + damping : 1);
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12 * matrix[i][i] + 1e-300)) : sum / root[j][j];
            }
        }
        return root;
    }
}
