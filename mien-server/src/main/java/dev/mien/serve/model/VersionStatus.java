package dev.mien.serve.model;

/**
 * How a version is.
 *
 * @param version its number
 * @param available whether it answers
 * @param problem what is wrong with its file; empty where nothing is
 */
public record VersionStatus(long version, boolean available, String problem) {}
