/**
 * Start with {@link dev.mien.demo.Demo}, which runs every step of the workflow on synthetic faces.
 *
 * <p>In: a folder and a seed. Out: the faces, two nets trained on them, their scores and pictures of their answers.
 * Uses {@code synthetic}, {@code train}, {@code evaluate}, and the core's {@code analyze}, {@code draw} and
 * {@code result}.
 */
@NullMarked
package dev.mien.demo;

import org.jspecify.annotations.NullMarked;
