/**
 * Start with {@link dev.mien.demo.Demo}. A folder and a seed come in; synthetic faces, two nets trained on them, their
 * scores and pictures of their answers go out. Uses every step of the workflow: {@code synthetic}, {@code train},
 * {@code evaluate}, and the core's {@code analyze}, {@code draw} and {@code result}.
 */
@NullMarked
package dev.mien.demo;

import org.jspecify.annotations.NullMarked;
