package dev.tminus.language;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tminus.language.forms.Form;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.WorkspaceShape;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.language.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// One of the published schemas beside the form that it is made of.
enum Published {
    RUNBOOK(Schema.runbook(), RunbookShape.RUNBOOK),
    WORKSPACE(Schema.workspace(), WorkspaceShape.WORKSPACE);

    /// What a schema can see: keys and kinds of values, not names, times and order.
    private static final Set<String> STRUCTURE =
            Set.of(
                    "unknown-key",
                    "comma",
                    "missing-key",
                    "misplaced-key",
                    "conflicting-keys",
                    "wrong-kind",
                    "no-value");

    /// What a schema cannot say: whether an item is the last of its list, whether two values
    /// differ.
    private static final Pattern BEYOND =
            Pattern.compile(
                    "The last ending counts where|This ending counts in any case"
                            + "|The check `[^`]*` cannot tell both");

    private final com.networknt.schema.Schema schema;
    private final Form<?> form;

    Published(String text, Form<?> form) {
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text, InputFormat.JSON);
        this.form = form;
    }

    static Published of(String file) {
        return file.startsWith("workspace") ? WORKSPACE : RUNBOOK;
    }

    List<Error> refusals(JsonNode document) {
        return schema.validate(document);
    }

    List<Error> refusals(Node document) {
        return refusals(AsJson.of(document));
    }

    /// What the reader says of the keys and values alone, before it looks up any name.
    List<Problem> read(Node document) {
        return read(document, new SourceText("file.yaml", ""));
    }

    List<Problem> read(Path file, Node document) {
        var text = new String(Fixtures.bytes(file), StandardCharsets.UTF_8);
        return read(document, new SourceText(file.toString(), text));
    }

    private List<Problem> read(Node document, SourceText source) {
        var problems = new Problems(source);
        form.read(document, problems);
        return problems.all();
    }

    static boolean isOfStructure(Problem problem) {
        return STRUCTURE.contains(problem.code()) && !BEYOND.matcher(problem.message()).lookingAt();
    }
}
