/**
 * REST under {@code /api/v1}. Reads are plain GETs; what changes something is a POST with the secret. Errors are
 * {@code application/problem+json} (RFC 9457).
 *
 * <p>Never here: a thought of its own. Each resource hands on to a bean.
 */
package org.vipwarden.web.api;
