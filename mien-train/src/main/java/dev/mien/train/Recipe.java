package dev.mien.train;

/** How the nets of a preset are trained unless something else is asked for. */
record Recipe(
        int epochs,
        int batch,
        OptimizerConfig optimizer,
        Schedule schedule,
        LossConfig loss,
        AugmentConfig augment,
        double averageDecay,
        int patience) {}
