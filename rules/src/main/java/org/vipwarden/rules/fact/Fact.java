package org.vipwarden.rules.fact;

/** Something that holds on this node right now, and that a rule may match. */
public sealed interface Fact permits VirtualRouter, Tracker, PingNode, PingQuorum, LoopLateness {}
