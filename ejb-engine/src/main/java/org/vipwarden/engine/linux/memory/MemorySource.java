package org.vipwarden.engine.linux.memory;

import org.vipwarden.engine.linux.Kernel;

/** Something in memory that can be waited for. */
interface MemorySource extends Kernel.Source {
    /** Whether there is something to receive; asked with the network's lock held. */
    boolean isReadable();
}
