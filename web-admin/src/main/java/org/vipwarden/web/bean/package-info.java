/**
 * The MXBeans of this node as JSON. Names and structure of the JSON are those of the MXBeans, so there is one description of both.
 *
 * <p>Never here: HTTP.
 */
package org.vipwarden.web.bean;
