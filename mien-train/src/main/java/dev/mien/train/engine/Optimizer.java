package dev.mien.train.engine;

/** The rule that moves the weights; the learning rate comes with each step. */
public sealed interface Optimizer {

    /**
     * Adam (Kingma and Ba 2015, arXiv:1412.6980).
     *
     * @param weightDecay L2 penalty added to the gradient; 0 for none
     */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {}

    /**
     * Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101); biases and batch norm are not
     * decayed.
     */
    record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {}

    /** Stochastic gradient descent with momentum; biases and batch norm are not decayed. */
    record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {}
}
