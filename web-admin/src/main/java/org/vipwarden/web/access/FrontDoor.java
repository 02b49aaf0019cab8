package org.vipwarden.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import org.vipwarden.web.Problem;

/** Every request passes here first: from this machine, to this machine, from our own page; and every answer gets its headers. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class FrontDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HEADERS.forEach(response::setHeader);
        response.setHeader("Cache-Control", mayBeKept(request) ? "public, max-age=31536000, immutable" : "no-store");
        Problem problem = objection(request);
        if (problem == null) {
            chain.doFilter(request, response);
        } else {
            refuse(response, problem);
        }
    }

    private static Problem objection(HttpServletRequest request) throws IOException {
        String host = request.getHeader("Host");
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            return new Problem(403, "Not from this machine", "This page answers on the loopback interface only.");
        }
        if (!LocalNames.isLoopback(host)) {
            return new Problem(421, "Not this machine's name", "Use localhost or 127.0.0.1 in the address.");
        }
        if (!LocalNames.isOwn(request.getHeader("Origin"), host)) {
            return new Problem(403, "Not from our page", "The request comes from a page of another origin.");
        }
        return null;
    }

    /** The names of scripts and styles carry the hash of their content. */
    private static boolean mayBeKept(HttpServletRequest request) {
        return request.getRequestURI().matches(".*/main-[A-Z0-9]{8}\\.(js|css)");
    }

    private static void refuse(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(problem.json().toString());
    }
}
