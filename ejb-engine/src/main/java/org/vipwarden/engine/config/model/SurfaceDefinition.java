package org.vipwarden.engine.config.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the process shows itself to scripts and tools: its names, its namespace, and its dump files. None of it is about a virtual
 * router, and keepalived changes the first three at a start only.
 *
 * @param instanceName {@code instance}: part of the names of files, so that several nodes can run on one machine
 * @param pidDirectory {@code use_pid_dir}, or an instance name: the pid files are in a directory of their own
 * @param networkNamespace {@code net_namespace}: the one of {@code /run/netns} that everything happens in
 * @param dumps what is written when somebody asks by a signal
 */
public record SurfaceDefinition(
        Optional<String> instanceName, boolean pidDirectory, Optional<String> networkNamespace, DumpDefinition dumps) {
    /** Of a configuration that says nothing about it. */
    public static final SurfaceDefinition DEFAULT =
            new SurfaceDefinition(Optional.empty(), false, Optional.empty(), DumpDefinition.DEFAULT);

    /**
     * The dump files.
     *
     * @param data {@code state_dump_file}: where the state is written; in the usual directory when absent
     * @param statistics {@code stats_dump_file}: likewise for the counters
     * @param json {@code json_dump_file}: likewise for both as JSON
     * @param namedByInstance {@code data_use_instance}: the usual names contain those of the namespace and of the instance
     * @param jsonVersion {@code json_version}: 1 for a list of instances, 2 for an object with that list in it
     */
    public record DumpDefinition(
            Optional<Path> data,
            Optional<Path> statistics,
            Optional<Path> json,
            boolean namedByInstance,
            int jsonVersion) {
        public static final DumpDefinition DEFAULT =
                new DumpDefinition(Optional.empty(), Optional.empty(), Optional.empty(), false, 1);
    }
}
