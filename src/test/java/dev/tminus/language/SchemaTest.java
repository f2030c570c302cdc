package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.yaml.DecodeText;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.ReadDocument;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published schemas and the reader agree: what the reader takes they accept, and what they can
/// see of a mistake they refuse.
///
/// With `-Dschema.write=true` the published files are written anew.
@Slow
class SchemaTest {

    private static final Path FOLDER = Path.of("docs/schema");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(?s:(.*?))```");

    private static final Map<String, String> PUBLISHED =
            Map.of(
                    "runbook.schema.json", Schema.runbook(),
                    "workspace.schema.json", Schema.workspace());

    static Set<String> names() {
        return PUBLISHED.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isPublishedAsTheReaderReads(String name) throws IOException {
        var file = FOLDER.resolve(name);

        if (Boolean.getBoolean("schema.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, PUBLISHED.get(name));
        }

        assertThat(Files.readString(file))
                .as("renew it with: mvn test -Dtest=SchemaTest -Dschema.write=true")
                .isEqualTo(PUBLISHED.get(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isASchemaItself(String name) {
        var meta =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

        var refusals = meta.validate(PUBLISHED.get(name), InputFormat.JSON);

        assertThat(refusals).isEmpty();
    }

    @Test
    void explainsAKeyByWhatItHoldsWhatItMeansAndWhatCountsWithoutIt() {
        var runbook = Schema.runbook();

        assertThat(runbook.lines().map(String::strip))
                .containsSequence(
                        "\"timezone\": {",
                        "\"title\": \"A time zone such as `America/New_York`\",",
                        "\"description\": \"Counts the calendar days of `T-5d`. Without it: the"
                                + " workspace's.\",");
    }

    static List<Path> valid() {
        return Stream.of(Path.of("runbooks"), Fixtures.VALID)
                .flatMap(folder -> Fixtures.files(folder, ".yaml").stream())
                .toList();
    }

    static Stream<Path> readable() {
        var stories =
                StoriesTest.runbooks()
                        .flatMap(file -> Stream.of(file, file.resolveSibling("workspace.yaml")));
        return Stream.concat(valid().stream(), stories).distinct();
    }

    @ParameterizedTest
    @MethodSource("readable")
    void acceptsWhatCanBeRead(Path file) {
        var refusals = published(file).refusals(node(Fixtures.bytes(file)));

        assertThat(refusals).isEmpty();
    }

    @Test
    void acceptsTheExamplesOfTheReference() throws IOException {
        var examples =
                EXAMPLE.matcher(Files.readString(Path.of("docs/language.md")))
                        .results()
                        .map(found -> inPhase(found.group(1)))
                        .toList();

        assertThat(examples)
                .hasSizeGreaterThan(5)
                .allSatisfy(example -> {
                    var of = Published.of(example.startsWith("timezone:") ? "workspace" : "");
                    var refusals =
                            of.refusals(node(example.getBytes(StandardCharsets.UTF_8))).stream()
                                    .filter(error -> !isOfAPart(error))
                                    .toList();
                    assertThat(refusals).isEmpty();
                });
    }

    private static String inPhase(String example) {
        return example.startsWith("steps:")
                ? "phases:\n- id: p\n  title: P\n" + example.indent(2)
                : example;
    }

    /// A part of a runbook alone lacks the rest of it.
    private static boolean isOfAPart(Error error) {
        return error.getKeyword().equals("required")
                && error.getInstanceLocation().toString().isEmpty();
    }

    static List<Path> faulty() {
        return Fixtures.files(Fixtures.FOLDER, ".yaml");
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void refusesProblemsOfStructureWhereTheReaderDoes(Path file) {
        var node = nodeOrNull(Fixtures.bytes(file));
        if (node == null || node instanceof Node.Text) {
            return;
        }
        var problems = published(file).read(file, node);
        var pointers = AsJson.pointers(node);

        var refusals = published(file).refusals(node);

        assertThat(problems.isEmpty() && !refusals.isEmpty()).as(refusals.toString()).isFalse();
        var refused =
                refusals.stream().map(error -> error.getInstanceLocation().toString()).toList();
        assertThat(problems.stream().filter(Published::isOfStructure))
                .allSatisfy(problem ->
                        assertThat(pointers.get(place(problem)))
                                .as(problem.print() + refusals)
                                .anyMatch(pointer ->
                                        refused.stream().anyMatch(at -> isNear(at, pointer))));
    }

    private static String place(Problem problem) {
        return problem.place().line() + ":" + problem.place().column();
    }

    /// A schema refuses a mapping for what one of its keys holds, or the other way round.
    private static boolean isNear(String one, String other) {
        return one.equals(other) || one.equals(parent(other)) || parent(one).equals(other);
    }

    private static String parent(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(0, pointer.lastIndexOf('/'));
    }

    static List<Path> small() {
        return valid().stream().filter(file -> file.toFile().length() < 8_192).toList();
    }

    @ParameterizedTest
    @MethodSource("small")
    void agreesWithTheReaderOnEverySingleFault(Path file) {
        var node = node(Fixtures.bytes(file));
        var count = new AtomicInteger();

        Faults.each(
                node,
                faulty -> {
                    agree(published(file), faulty);
                    count.incrementAndGet();
                });

        assertThat(count.get()).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("small")
    void agreesWithTheReaderOnEveryKeyThatStandsElsewhere(Path file) {
        var node = node(Fixtures.bytes(file));
        var count = new AtomicInteger();

        Faults.grafted(
                node,
                faulty -> {
                    if (count.incrementAndGet() % 7 == 0) {
                        agree(published(file), faulty);
                    }
                });

        assertThat(count.get()).isGreaterThan(100);
    }

    private static void agree(Published published, Node node) {
        var problems = published.read(node);
        var refusals = published.refusals(node);
        boolean structure = problems.stream().anyMatch(Published::isOfStructure);
        if (structure && refusals.isEmpty()) {
            fail("only the reader refuses " + AsJson.of(node) + Fixtures.printed(problems));
        }
        if (!refusals.isEmpty() && problems.isEmpty()) {
            fail("only the schema refuses " + AsJson.of(node) + refusals);
        }
    }

    private static Published published(Path file) {
        return Published.of(file.getFileName().toString());
    }

    private static Node node(byte[] content) {
        var node = nodeOrNull(content);
        if (node == null) {
            throw new AssertionError("not YAML");
        }
        return node;
    }

    private static @Nullable Node nodeOrNull(byte[] content) {
        var decoded = DecodeText.decode("file.yaml", content);
        return decoded.problems().hasErrors()
                ? null
                : ReadDocument.read(decoded.text(), decoded.problems());
    }
}
