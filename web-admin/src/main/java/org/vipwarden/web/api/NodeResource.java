package org.vipwarden.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.vipwarden.web.bean.NodeView;

/** The node as a whole: its engine, what it watches, what happened. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NodeResource {
    private static final int MOST_ENTRIES = 1000;

    @Inject
    private NodeView node;

    @GET
    @Path("engine")
    public JsonObject engine() {
        return node.engine();
    }

    @GET
    @Path("trackers")
    public JsonArray trackers() {
        return node.trackers();
    }

    /** The entries after a sequence number, oldest first; when there are more than 1000, the newest 1000. */
    @GET
    @Path("events")
    public JsonArray events(@QueryParam("after") @DefaultValue("0") long after) {
        return node.entriesAfter(after, MOST_ENTRIES);
    }
}
