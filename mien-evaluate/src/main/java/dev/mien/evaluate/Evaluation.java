package dev.mien.evaluate;

import java.util.Optional;

/** What a model scored on some rows. */
public sealed interface Evaluation permits ExpressionEvaluation, KeypointEvaluation {

    /** The score without copies of training images; empty where the training images are not known. */
    Optional<Duplicates> duplicates();
}
