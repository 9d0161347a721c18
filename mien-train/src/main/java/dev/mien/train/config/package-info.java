/**
 * Start with {@link dev.mien.train.config.TrainConfig}, all that the result of a run depends on, and
 * {@link dev.mien.train.config.Recipes} for the defaults of each preset.
 *
 * <p>In: a task, a preset, facts about the data, and settings. Out: a configuration whose settings belong to its task
 * and are in range. Each kind of net has its {@code TaskSettings}. Uses {@code train.history}, {@code dataset},
 * {@code net}, {@code engine} and {@code model}. Internal, not for users: {@code Ingredient}, {@code KeypointInput} and
 * {@code UsableRows}.
 */
@NullMarked
package dev.mien.train.config;

import org.jspecify.annotations.NullMarked;
