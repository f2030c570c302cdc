package dev.tminus.change;

import dev.tminus.language.Language;
import dev.tminus.language.Reading;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Runbooks and a workspace that hold every construct of the language.
final class Samples {

    private static final Path VALID = Path.of("src/test/resources/language/valid");

    private static final String LIMITS =
            """
            runbook: limits
            title: Limits
            description: What may be measured
            links: [https://wiki.example.test/limits, {title: Figures, url: https://wiki.example.test/figures}]
            contacts: [{name: Ann, phone: 112, email: ann@example.test, url: https://chat.example.test}, {name: Ben, phone: 113}]
            zero: Live
            environments: [qa]
            roles: {manager: {team: sf-release}}
            variables: {most: 5}
            inputs: {freeze: {type: timestamp, required: true}}
            checks:
              less: {sql: {source: hq, sql: select 1, expect: {below: "{{variables.most}}"}}}
              least: {sql: {source: hq, sql: select 1, expect: {at-least: 1}}}
              most: {sql: {source: hq, sql: select 1, expect: {at-most: 1}}}
              alike: {sql: {source: hq, sql: select 1, expect: {matches: "^ok"}}}
              either: {sql: {source: hq, sql: select 1, expect: {any-of: ["4.10", "007", 5]}}}
              all: {dns: {name: "{{variables.app-host}}", type: TXT, expect: {all-of: ["4.10", "007", 5]}, ask: authoritative}}
            phases:
              - {id: p, title: P, owner: manager, steps: [{id: a, title: A, at: "{{input.freeze}} - 1d", verify: [less, least, most, alike, either, all]}, {id: b, title: B, type: action, http: {endpoint: jobs, path: /fill, body: {count: 5}, expect: {json: /success, equals: true}}, output: {job: {json: /id}}}, {id: c, title: C, repeat: {every: 1d, until: d}}, {id: d, title: D}]}
            """;

    private static final Workspace WORKSPACE = workspace(text("workspace"));

    private Samples() {}

    /// A file of the samples, by its name without the ending.
    static String text(String name) {
        try {
            return Files.readString(VALID.resolve(name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Workspace workspace() {
        return WORKSPACE;
    }

    static Workspace workspace(String text) {
        return value(Language.readWorkspace("workspace.yaml", bytes(text)));
    }

    static Runbook runbook(String text) {
        return value(reading(text));
    }

    /// What a text says, nothing where it is no runbook.
    static Reading<Runbook> reading(String text) {
        return Language.readRunbook("runbook.yaml", bytes(text), WORKSPACE);
    }

    /// All constructs of the language in a few runbooks.
    static List<Runbook> runbooks() {
        return Stream.concat(texts().stream(), Stream.of(LIMITS)).map(Samples::runbook).toList();
    }

    /// The same as files have them.
    static List<String> texts() {
        return Stream.of("checks", "runbook", "steps", "whole").map(Samples::text).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T value(Reading<T> reading) {
        var value = reading.value();
        if (value == null) {
            throw new AssertionError(reading.problems().toString());
        }
        return value;
    }
}
