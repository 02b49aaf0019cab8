package org.vipwarden.jmx.client;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.vipwarden.jmx.bean.ChangeData;
import org.vipwarden.jmx.bean.PlanData;
import org.vipwarden.jmx.bean.ReloadData;
import org.vipwarden.jmx.bean.StepData;
import picocli.CommandLine.Help.Ansi;

/** Prints what a reload does, or would do: for people as tools that plan do, or as JSON. */
final class PlanPrinter {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Map<String, String> SIGNS = Map.of("ADD", "+", "REMOVE", "-", "CHANGE", "~", "REPLACE", "-/+");
    private static final Map<String, String> COLOURS =
            Map.of("ADD", "green", "REMOVE", "red", "CHANGE", "yellow", "REPLACE", "red");
    private static final String NONE = "nothing changes";

    private final PrintWriter out;

    PlanPrinter(PrintWriter out) {
        this.out = out;
    }

    void text(PlanData plan) {
        plan.getSteps().forEach(this::step);
        out.println(plan.getSteps().isEmpty() ? NONE : "plan: " + totals(plan.getSteps()));
    }

    private void step(StepData step) {
        String label = step.getName().isEmpty() ? step.getKeyword() : step.getKeyword() + " " + step.getName();
        String sign = String.format("%3s", SIGNS.getOrDefault(step.getAction(), "?"));
        out.println(
                paint(sign + " " + label, COLOURS.getOrDefault(step.getAction(), "bold")) + behind(step.getPlace()));
        List<String> texts = step.getChanges().stream().map(PlanPrinter::change).toList();
        int width = texts.stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < texts.size(); i++) {
            String place = behind(step.getChanges().get(i).getPlace());
            String padding = place.isEmpty()
                    ? ""
                    : " ".repeat(Math.min(width, 60) - Math.min(texts.get(i).length(), 60));
            out.println("      " + texts.get(i) + padding + place);
        }
        step.getConsequences().forEach(sentence -> out.println("      => " + sentence));
    }

    private static String behind(String place) {
        return place.isEmpty() ? "" : "  # " + place;
    }

    private static String change(ChangeData change) {
        if (change.getBefore().isEmpty()) {
            return "+ " + change.getField() + " " + change.getAfter();
        }
        return change.getAfter().isEmpty()
                ? "- " + change.getField() + " " + change.getBefore()
                : "~ " + change.getField() + " " + change.getBefore() + " -> " + change.getAfter();
    }

    private static String totals(List<StepData> steps) {
        List<String> parts = new ArrayList<>();
        Stream.of("ADD", "CHANGE", "REPLACE", "REMOVE").forEach(action -> {
            long count =
                    steps.stream().filter(s -> s.getAction().equals(action)).count();
            if (count > 0) {
                parts.add(count + " to " + action.toLowerCase(Locale.ROOT));
            }
        });
        return String.join(", ", parts);
    }

    /** Plain where the output is no terminal. What an operator wrote is no markup. */
    private static String paint(String text, String style) {
        return text.contains("|@") || text.contains("@|") ? text : Ansi.AUTO.string("@|" + style + " " + text + "|@");
    }

    void json(ReloadData outcome) {
        JsonArray messages = new JsonArray();
        outcome.getMessages().forEach(messages::add);
        JsonArray steps = new JsonArray();
        outcome.getPlan().getSteps().forEach(step -> steps.add(json(step)));
        JsonObject all = new JsonObject();
        all.addProperty("accepted", outcome.isAccepted());
        all.add("messages", messages);
        all.addProperty("summary", outcome.getPlan().getSummary());
        all.add("steps", steps);
        out.println(GSON.toJson(all));
    }

    private static JsonObject json(StepData step) {
        JsonArray changes = new JsonArray();
        step.getChanges().forEach(change -> changes.add(json(change)));
        JsonArray consequences = new JsonArray();
        step.getConsequences().forEach(consequences::add);
        JsonObject object = new JsonObject();
        object.addProperty("action", step.getAction().toLowerCase(Locale.ROOT));
        object.addProperty("keyword", step.getKeyword());
        object.addProperty("name", step.getName());
        object.addProperty("place", step.getPlace());
        object.add("changes", changes);
        object.add("consequences", consequences);
        return object;
    }

    private static JsonObject json(ChangeData change) {
        JsonObject object = new JsonObject();
        object.addProperty("field", change.getField());
        object.addProperty("before", change.getBefore());
        object.addProperty("after", change.getAfter());
        object.addProperty("place", change.getPlace());
        return object;
    }
}
