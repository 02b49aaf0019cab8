/**
 * The page in a real browser, on a real server. {@link org.vipwarden.tests.web.AdminPage} looks at any node. Here it looks at one
 * that does as told, for what a healthy lab does not show: every state, hostile names, a failover at the right moment. That node's
 * beans are the real ones.
 */
package org.vipwarden.tests.web;
