package org.vipwarden.engine.config.build;

/** On which link an address is put. */
interface LinkChoice {
    /** On the one that it names. */
    LinkChoice AS_WRITTEN = (dev, asked) -> dev;

    /**
     * The name of the link.
     *
     * @param dev the interface that the address is said to be on
     * @param asked whether {@code use_vmac} stands behind it
     */
    String linkFor(String dev, boolean asked);
}
