package dev.mien.serve.model;

/**
 * The status of a version of a model.
 *
 * @param version the version
 * @param available whether it answers requests
 * @param problem the problem with its file; empty if there is none
 */
public record VersionStatus(long version, boolean available, String problem) {}
