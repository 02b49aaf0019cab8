package org.vipwarden.engine.config.build;

import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.text.Place;

/** A script and where it is defined. */
record DefinedScript(ScriptDefinition definition, Place place) {}
