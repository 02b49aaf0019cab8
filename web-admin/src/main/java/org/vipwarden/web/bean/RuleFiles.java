package org.vipwarden.web.bean;

import java.util.List;

/**
 * The files of a rule base.
 *
 * @param files in the order of the rule base
 */
public record RuleFiles(List<File> files) {

    /** A rule file. */
    public record File(String name, String text) {}

    public RuleFiles {
        files = List.copyOf(files);
    }

    String[] names() {
        return files.stream().map(File::name).toArray(String[]::new);
    }

    String[] texts() {
        return files.stream().map(File::text).toArray(String[]::new);
    }
}
