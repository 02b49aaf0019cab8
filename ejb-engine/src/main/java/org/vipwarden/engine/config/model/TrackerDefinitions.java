package org.vipwarden.engine.config.model;

import java.util.List;

/**
 * What is watched besides scripts, for every instance that wants to know.
 *
 * @param files the {@code track_file} blocks
 * @param processes the {@code vrrp_track_process} blocks
 * @param sessions the {@code bfd_instance} blocks
 * @param linkDelays {@code interface_up_down_delays}
 */
public record TrackerDefinitions(
        List<FileDefinition> files,
        List<ProcessDefinition> processes,
        List<BfdDefinition> sessions,
        List<LinkDelayDefinition> linkDelays) {
    /** Nothing. */
    public static final TrackerDefinitions NONE = new TrackerDefinitions(List.of(), List.of(), List.of(), List.of());

    public TrackerDefinitions {
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        sessions = List.copyOf(sessions);
        linkDelays = List.copyOf(linkDelays);
    }
}
