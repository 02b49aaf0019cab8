/** A small node that does as told, so that management can be shown every situation. Only for tests. */
package org.vipwarden.jmx.support;
