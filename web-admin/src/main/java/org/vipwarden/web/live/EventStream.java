package org.vipwarden.web.live;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.vipwarden.web.Problem;

/** The stream of server-sent events. A servlet, because JAX-RS writes such a stream on the thread that has the news, and waits. */
@WebServlet(urlPatterns = "/api/v1/stream", asyncSupported = true)
public class EventStream extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Live live;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setCharacterEncoding("UTF-8");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        PageConnection page = new PageConnection(context, response.getOutputStream());
        if (live.join(page)) {
            response.setContentType("text/event-stream");
            response.getOutputStream().setWriteListener(page);
        } else {
            Problem full = new Problem(503, "Too many pages", Live.MOST_PAGES + " are open; close one.");
            response.setStatus(full.status());
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(full.json().toString().getBytes(StandardCharsets.UTF_8));
            context.complete();
        }
    }
}
