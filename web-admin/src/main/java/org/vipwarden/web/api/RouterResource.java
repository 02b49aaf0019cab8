package org.vipwarden.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import java.io.InputStream;
import org.vipwarden.web.access.NeedsSecret;
import org.vipwarden.web.bean.NodeView;

/** Virtual routers. Their names come from the configuration and may hold a slash. */
@Path("routers")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RouterResource {
    private static final int LONGEST_AWAY_SECONDS = 86_400;

    @Inject
    private NodeView node;

    @GET
    public JsonArray routers() {
        return node.routers();
    }

    @GET
    @Path("{name: .+}")
    public JsonObject router(@PathParam("name") String name) {
        return node.router(name);
    }

    @GET
    @Path("{name: .+}/explanation")
    public JsonValue explanation(@PathParam("name") String name) {
        return node.explanation(name);
    }

    /** {@code {"seconds": 60}}: hand over to the best Backup and stay away so long. Returns when that is done. */
    @POST
    @Path("{name: .+}/failover")
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsSecret
    public void failOver(@PathParam("name") String name, InputStream body) {
        node.failOver(name, RequestBody.read(body).whole("seconds", 1, LONGEST_AWAY_SECONDS));
    }
}
