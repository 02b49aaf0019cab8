package org.vipwarden.engine.config.model;

/**
 * How the log is written, where it is a console or a file.
 *
 * @param json whether each line is a JSON object
 * @param rotateSize how large a file becomes, in MiB
 * @param rotateKeep how many full files are kept
 */
public record LogDefinition(boolean json, int rotateSize, int rotateKeep) {
    public static final LogDefinition DEFAULT = new LogDefinition(false, 10, 5);
}
