package dev.mien.engine;

/** The rule that updates the weights; the learning rate is given for each step. */
public sealed interface Optimizer {

    /** The weight decay of kernels; 0 for none. Biases and batch norm are not decayed. */
    double weightDecay();

    /**
     * Adam (Kingma and Ba 2015, arXiv:1412.6980).
     *
     * @param weightDecay the L2 penalty of the kernels, added to their gradient
     */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {}

    /** Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101). */
    record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {}

    /**
     * Stochastic gradient descent with momentum.
     *
     * @param nesterov whether the gradient is taken ahead of the step (Sutskever et al. 2013, ICML)
     * @param weightDecay the L2 penalty of the kernels, added to their gradient
     */
    record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {}
}
