package dev.mien.engine;

/** The rule that moves the weights; the learning rate comes with each step. */
public sealed interface Optimizer {

    /** How strongly kernels are drawn to 0; 0 for not at all. Biases and batch norm are never drawn. */
    double weightDecay();

    /**
     * Adam (Kingma and Ba 2015, arXiv:1412.6980).
     *
     * @param weightDecay the kernels' L2 penalty, added to their gradient
     */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {}

    /** Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101). */
    record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {}

    /**
     * Stochastic gradient descent with momentum.
     *
     * @param nesterov whether the gradient is taken ahead of the step (Sutskever et al. 2013, ICML)
     * @param weightDecay the kernels' L2 penalty, added to their gradient
     */
    record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {}
}
