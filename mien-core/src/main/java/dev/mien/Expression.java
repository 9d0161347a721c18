package dev.mien;

import java.util.Locale;

/** The seven expressions of FER-2013 (Carrier and Courville 2013, arXiv:1307.0414), in that data set's order. */
public enum Expression {
    ANGER,
    DISGUST,
    FEAR,
    HAPPY,
    SAD,
    SURPRISE,
    NEUTRAL;

    /** The name used in files and in output: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
