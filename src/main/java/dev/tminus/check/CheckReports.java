package dev.tminus.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

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

    private CheckReports() {}

    /// Reads to the end, so that a changed file is noticed.
    ///
    /// @throws IOException where it cannot be read or is no report
    public static CheckReport read(InputStream in) throws IOException {
        var bytes = in.readAllBytes();
        try {
            return JSON.readValue(bytes, CheckReport.class);
        } catch (JacksonException e) {
            throw new IOException("The evidence is no report of a check", e);
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
