package org.vipwarden.engine.node;

import java.util.List;

/**
 * Why a virtual router is as it is.
 *
 * @param router the instance name
 * @param summary one sentence: role, since when, and why
 * @param priority how the effective priority adds up: the base first, then each adjustment
 * @param sentences everything else that matters, most important first
 * @param revision the rule base that decides
 */
public record Explanation(String router, String summary, List<Summand> priority, List<String> sentences, int revision) {
    public Explanation {
        priority = List.copyOf(priority);
        sentences = List.copyOf(sentences);
    }

    /**
     * A part of a sum.
     *
     * @param amount for the base the priority itself, else what is added
     * @param rule the rule behind it; empty for the base
     * @param because why, in one sentence
     */
    public record Summand(int amount, String rule, String because) {}
}
