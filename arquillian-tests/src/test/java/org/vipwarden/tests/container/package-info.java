/** The flat application in a container that starts without the launcher, as on any Jakarta EE server. */
package org.vipwarden.tests.container;
