package dev.mien.measure;

/** The normal equations of weighted least squares with few unknowns, solved by Cholesky decomposition. */
public final class SymmetricSystem {
    private final int size;
    private final double[][] matrix;
    private final double[] right;

    /** No equations yet. */
    public SymmetricSystem(int size) {
        this.size = size;
        this.matrix = new double[size][size];
        this.right = new double[size];
    }

    /** Adds an equation: {@code row . unknowns = value}. */
    public void add(double[] row, double value, double weight) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] += weight * row[i] * row[j];
            }
            right[i] += weight * row[i] * value;
        }
    }

    /**
     * Solves for the unknowns.
     *
     * @param damping the share of the diagonal that is added to it
     * @return a value for each; near 0 for those that the equations do not determine
     */
    public double[] solved(double damping) {
        return solved(right, damping);
    }

    /** An entry of the diagonal of the inverse: the variance of an unknown if that of the equations is 1. */
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

    /** The lower triangular Cholesky factor; undetermined unknowns keep their values. */
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
