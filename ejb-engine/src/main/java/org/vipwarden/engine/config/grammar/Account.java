package org.vipwarden.engine.config.grammar;

import java.util.Optional;
import org.vipwarden.engine.config.text.Place;

/**
 * {@code USER [GROUP]}.
 *
 * @param place of the user's name
 */
public record Account(String user, Optional<String> group, Place place) {}
