package org.vipwarden.rules.policy;

/**
 * One rule file.
 *
 * @param name the file name, for example {@code quorum.drl}
 * @param text its content
 */
public record RuleSource(String name, String text) {}
