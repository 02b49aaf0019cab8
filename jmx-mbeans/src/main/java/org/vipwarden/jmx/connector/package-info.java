/**
 * JMXMP on loopback, server and client: who may log in, which classes may arrive, and which requests are answered.
 *
 * <p>JMXMP carries Java serialization, so every stream has an allow-list, before and after the login. The parts of the library
 * that this package extends ({@code com.sun.jmx.remote}) are its documented extension points and what they are made of.
 *
 * <p>Never here: what a bean does, or the engine.
 */
package org.vipwarden.jmx.connector;
