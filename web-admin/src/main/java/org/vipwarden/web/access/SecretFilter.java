package org.vipwarden.web.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.vipwarden.web.Problem;

/** Lets a change pass only with the secret. */
@Provider
@NeedsSecret
public class SecretFilter implements ContainerRequestFilter {
    private static final Duration RECOVERY = Duration.ofSeconds(2);

    private final SecretCheck check =
            new SecretCheck(StartSecret.ofThisProcess(), new Throttle(5, RECOVERY.toNanos(), System::nanoTime));

    @Override
    public void filter(ContainerRequestContext request) {
        check.objection(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .ifPresent(problem -> request.abortWith(answer(problem)));
    }

    private static Response answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.json());
        return switch (problem.status()) {
            case 401 -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
            case 429 ->
                answer.header(HttpHeaders.RETRY_AFTER, RECOVERY.toSeconds()).build();
            default -> answer.build();
        };
    }
}
