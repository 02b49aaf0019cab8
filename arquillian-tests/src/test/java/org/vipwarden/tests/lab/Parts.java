package org.vipwarden.tests.lab;

import org.vipwarden.launcher.lab.Host;

/** What each of the two nodes is configured to be. */
interface Parts {

    /** The node's part. */
    Part of(Host host, Speech speech);
}
