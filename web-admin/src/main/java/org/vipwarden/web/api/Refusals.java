package org.vipwarden.web.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import org.vipwarden.web.Problem;
import org.vipwarden.web.bean.BeanMissing;
import org.vipwarden.web.bean.CallRefused;

/** Every failure as a problem document. What nobody expected is logged here and not told outside. */
@Provider
public class Refusals implements ExceptionMapper<RuntimeException> {
    private static final System.Logger LOG = System.getLogger(Refusals.class.getName());

    @Override
    public Response toResponse(RuntimeException failure) {
        return answer(problem(failure));
    }

    static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.json())
                .build();
    }

    static Problem problem(RuntimeException failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.problem();
        }
        if (failure instanceof BeanMissing) {
            return new Problem(404, "Not there", "Nothing of that name is configured, or the engine is not running.");
        }
        if (failure instanceof CallRefused refused) {
            return new Problem(refused.badArgument() ? 400 : 409, "Refused", String.valueOf(refused.getMessage()));
        }
        if (failure instanceof WebApplicationException web) {
            Response.StatusType status = web.getResponse().getStatusInfo();
            return new Problem(status.getStatusCode(), status.getReasonPhrase(), "See docs/web.md for what there is.");
        }
        LOG.log(Level.ERROR, "a request failed", failure);
        return new Problem(500, "Failed", "The log of the node says why.");
    }
}
