package dev.tminus.language;

import dev.tminus.runbook.Runbook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The examples of `docs/language.md`, which together show every key.
public final class ReferenceExamples {

    static final Path FILE = Path.of("docs/language.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(?s:(.*?))```");

    private ReferenceExamples() {}

    /// The whole runbooks, and one of all that stands alone.
    public static List<Runbook> runbooks() throws IOException {
        var text = Files.readString(FILE);
        var workspaces = whole("timezone: ", text);
        var runbooks = whole("runbook: ", text);
        return Stream.of(
                        read(runbooks.getFirst(), workspaces.getFirst()),
                        read(runbooks.getLast(), workspaces.getLast()),
                        read(runbookOf(text), workspaces.getLast()))
                .toList();
    }

    /// The keys that the table of a part lists, which are those that the reader reads.
    public static List<String> keysOf(String part) throws IOException {
        var text = Files.readString(FILE);
        var from = text.indexOf("<!-- keys of " + part + " -->");
        return Pattern.compile("(?m)^\\| `([^`]+)`")
                .matcher(text.substring(from, text.indexOf("<!-- end -->", from)))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static Runbook read(String runbook, String workspace) {
        var known = Language.readWorkspace("workspace.yaml", bytes(workspace)).value();
        return Fixtures.value(Language.readRunbook("runbook.yaml", bytes(runbook), known));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A runbook of all that stands alone in examples.
    static String runbookOf(String text) {
        return """
        runbook: r
        title: R
        zero: Live
        environments: [qa]
        roles: {manager: {team: boston-ops}, qa: {team: shanghai-qa}}
        variables: {soak: 10m}
        inputs:
        %squestions:
        %schecks:
        %sactions:
        %swatch:
        %srehearsals:
        %sphases:
        %s\
          - id: p
            title: P
            owner: manager
            steps:
        %scontingencies:
        %s\
        """
                .formatted(
                        String.join("", parts("inputs:", text)),
                        String.join("", parts("questions:", text)),
                        String.join("", parts("checks:", text)),
                        String.join("", parts("actions:", text)),
                        String.join("", parts("watch:", text)),
                        String.join("", parts("rehearsals:", text)),
                        String.join("", parts("phases:", text)),
                        String.join("", parts("steps:", text)).indent(4),
                        String.join("", parts("contingencies:", text)));
    }

    /// Examples that are whole files, told by how they begin.
    static List<String> whole(String word, String text) {
        return examples(text).stream().filter(example -> example.startsWith(word)).toList();
    }

    /// What stands below a word in the examples that begin with it.
    private static List<String> parts(String word, String text) {
        return examples(text).stream()
                .filter(example -> example.startsWith(word + "\n"))
                .map(example -> example.substring(word.length() + 1))
                .toList();
    }

    private static List<String> examples(String text) {
        return EXAMPLE.matcher(text).results().map(each -> each.group(1)).toList();
    }
}
