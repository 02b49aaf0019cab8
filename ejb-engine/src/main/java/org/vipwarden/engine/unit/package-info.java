/**
 * Value types with a unit or an identity: the constructor validates, arithmetic is named, {@code toString} shows the unit.
 *
 * <p>Never here: anything that does I/O or knows a protocol's state.
 */
package org.vipwarden.engine.unit;
