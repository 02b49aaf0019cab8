package org.vipwarden.engine.vrrp;

import org.vipwarden.engine.unit.Vrid;

/**
 * A virtual router changed its role.
 *
 * @param router the instance name
 * @param from the role before
 * @param to the role from now on; equal to {@code from} never
 */
public record Transition(String router, Vrid vrid, Role from, Role to, Reason reason) {}
