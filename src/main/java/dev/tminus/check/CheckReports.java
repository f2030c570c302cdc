package dev.tminus.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reports of checks as the JSON files that are kept of them. What a newer version adds is skipped,
/// since evidence outlives the version that wrote it.
public final class CheckReports {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    /// Names the form of a report; earlier versions wrote all in one form, with the kind of the
    /// check.
    static final String FORM = "form";

    private static final String NO_REPORT = "The evidence is no report of a check";

    private CheckReports() {}

    /// Reads to the end, so that a changed file is noticed.
    ///
    /// @throws IOException where it cannot be read or is no report
    public static CheckReport read(InputStream in) throws IOException {
        var bytes = in.readAllBytes();
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode report) {
                if (!report.has(FORM)) {
                    form(report, report.path("sides"));
                }
                return JSON.treeToValue(report, CheckReport.class);
            }
        } catch (JacksonException e) {
            throw new IOException(NO_REPORT, e);
        }
        throw new IOException(NO_REPORT);
    }

    /// Gives a report of an earlier version the form that its content has.
    private static void form(ObjectNode report, JsonNode sides) {
        var kind = report.path("kind").asString("");
        if (report.path("comparison").isObject()) {
            report.put(FORM, kind.equals("counts") ? "counts" : "rows");
            var totals = report.putArray("totals");
            sides.forEach(side -> totals.add(side.path("total")));
        } else if (kind.equals("sql") && sides.path(0).path("rows").asInt(0) == 1) {
            report.put(FORM, "value").set("side", sides.path(0));
            report.set("answer", sides.path(0).path("answer"));
        } else {
            report.put(FORM, "unfinished");
        }
    }

    public static void write(CheckReport report, OutputStream out) throws IOException {
        writeJson(report, out);
    }

    /// Any record of facts, as a file that people can read too.
    static void writeJson(Object facts, OutputStream out) throws IOException {
        try {
            out.write(JSON.writeValueAsBytes(facts));
        } catch (JacksonException e) {
            throw new IllegalStateException("A record has a JSON form", e);
        }
    }
}
