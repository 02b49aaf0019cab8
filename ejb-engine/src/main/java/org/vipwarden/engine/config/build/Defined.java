package org.vipwarden.engine.config.build;

import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.unit.Weight;

/**
 * Something that instances may track, and where it is defined.
 *
 * @param weight for instances that say none of their own
 */
record Defined<T>(T definition, Weight weight, Place place) {}
