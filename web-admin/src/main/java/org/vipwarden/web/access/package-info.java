/**
 * Who may come in, and who may change something.
 *
 * <p>Reading is free for whoever is on this machine. A browser is on this machine too, and shows pages of strangers: the
 * {@code Host} and {@code Origin} headers keep those out. A change needs the secret of this start, which only those can read who
 * may read the run directory.
 *
 * <p>Never here: what is shown.
 */
package org.vipwarden.web.access;
