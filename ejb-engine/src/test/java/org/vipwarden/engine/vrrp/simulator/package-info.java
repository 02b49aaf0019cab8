/**
 * The simulator: several nodes run the production state machine in virtual time, over a network and kernels that fail in every way
 * that we can think of, and {@link org.vipwarden.engine.vrrp.simulator.Invariant}s are checked after every event.
 *
 * <p>Everything follows from a seed: {@link org.vipwarden.engine.vrrp.simulator.Simulation} draws a cluster and a schedule of {@link
 * org.vipwarden.engine.vrrp.simulator.FaultKind}s from it. That the invariants are worth something is shown by {@link
 * org.vipwarden.engine.vrrp.simulator.PlantedFault}s: state machines with one mistake each, which they must find.
 */
package org.vipwarden.engine.vrrp.simulator;
