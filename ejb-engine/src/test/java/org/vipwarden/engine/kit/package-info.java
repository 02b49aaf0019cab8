/** What tests of several rooms share: the packet kit, and threads in network namespaces of their own. */
package org.vipwarden.engine.kit;
