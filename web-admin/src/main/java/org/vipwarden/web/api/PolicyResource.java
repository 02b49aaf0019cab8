package org.vipwarden.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.vipwarden.web.Problem;
import org.vipwarden.web.access.NeedsSecret;
import org.vipwarden.web.bean.NodeView;

/** The rules. */
@Path("policy")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PolicyResource {
    private static final int UNPROCESSABLE = 422;

    @Inject
    private NodeView node;

    /** The active revision, its files, all revisions, and what the last evaluation decided on which facts. */
    @GET
    public JsonObject policy() {
        return node.policy();
    }

    @GET
    @Path("revisions/{number: \\d{1,9}}")
    public JsonValue sources(@PathParam("number") int number) {
        return node.sourcesOf(number);
    }

    /**
     * {@code {"files": [{"name": "a.drl", "text": "…"}]}}: would it be accepted? Changes nothing, hence free; but only one at a
     * time is compiled.
     */
    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject check(InputStream body) {
        RequestBody request = RequestBody.read(body);
        JsonArray problems = OneAtATime.run(() -> node.check(request.files()));
        return Json.createObjectBuilder()
                .add("accepted", problems.isEmpty())
                .add("problems", problems)
                .build();
    }

    /** As {@link #check}, with a {@code comment}; the rules decide at once, or the old ones stay and the answer says why. */
    @POST
    @Path("activate")
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsSecret
    public Response activate(InputStream body) {
        RequestBody request = RequestBody.read(body);
        return answer(node.activate(request.files(), request.text("comment")));
    }

    /** {@code {"revision": 3}}: the text of that revision decides again, as a new revision. */
    @POST
    @Path("rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsSecret
    public Response rollBack(InputStream body) {
        return answer(node.rollBack(RequestBody.read(body).whole("revision", 0, Integer.MAX_VALUE)));
    }

    private static Response answer(JsonObject activation) {
        if (activation.getBoolean("activated")) {
            return Response.ok(activation).build();
        }
        return Refusals.answer(new Problem(
                UNPROCESSABLE,
                "The rules are refused",
                "Revision " + activation.getInt("revision") + " goes on deciding.",
                activation.getJsonArray("problems")));
    }
}
