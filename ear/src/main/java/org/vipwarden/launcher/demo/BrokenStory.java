package org.vipwarden.launcher.demo;

/** The story cannot go on: something that the next step builds on has not happened. */
final class BrokenStory extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenStory(String message) {
        super(message);
    }
}
