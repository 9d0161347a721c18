package dev.mien.train.config;

/** The default training configuration of a preset. */
record Recipe(
        int epochs,
        int batch,
        OptimizerConfig optimizer,
        Schedule schedule,
        LossConfig loss,
        AugmentConfig augment,
        double averageDecay,
        int patience) {}
