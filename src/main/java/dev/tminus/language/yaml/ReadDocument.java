package dev.tminus.language.yaml;

import dev.tminus.language.problems.Place;
import dev.tminus.language.yaml.Node.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML text into nodes within limits that keep a hostile file harmless: no tags, no
/// duplicate keys, few aliases, little depth, no recursion.
public final class ReadDocument {

    static final int DEPTH = 32;
    static final int ALIASES = 10;

    /// How many values all aliases of a file may repeat together.
    static final int ALIASED_VALUES = 10_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private final Problems problems;
    private final LostText lost;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int aliases;
    private int aliasedValues;
    private int values;
    private int unquotedLine = -1;
    private @Nullable Node root;

    private ReadDocument(Problems problems) {
        this.problems = problems;
        this.lost = new LostText(problems.source());
    }

    /// The document's value, or null after saying why there is none.
    public static @Nullable Node read(String text, Problems problems) {
        var reader = new ReadDocument(problems);
        try {
            return reader.read(new Parse(SETTINGS).parseString(text));
        } catch (YamlEngineException e) {
            if (!reader.hasSaidWhy(e)) {
                ExplainSyntax.explain(e, reader.lost, problems);
            }
            return null;
        }
    }

    /// Whether it follows from a placeholder that lacks its quotes.
    private boolean hasSaidWhy(YamlEngineException e) {
        return e instanceof MarkedYamlEngineException marked
                && marked.getProblemMark()
                        .filter(mark -> mark.getLine() == unquotedLine)
                        .isPresent();
    }

    private @Nullable Node read(Iterable<Event> events) {
        int documents = 0;
        for (var event : events) {
            boolean goesOn =
                    switch (event.getEventId()) {
                        case DocumentStart -> ++documents == 1 || refuseDocument(event);
                        case Scalar -> scalar((ScalarEvent) event);
                        case Alias -> alias((AliasEvent) event);
                        case SequenceStart, MappingStart -> start((CollectionStartEvent) event);
                        case SequenceEnd, MappingEnd -> end(event);
                        case StreamStart, StreamEnd, DocumentEnd, Comment -> true;
                    };
            if (!goesOn) {
                return null;
            }
        }
        lost.tell(problems);
        return root;
    }

    private boolean refuseDocument(Event event) {
        problems.errorAt(
                Code.SEVERAL_DOCUMENTS,
                placeOf(event),
                "A second document begins here; a file holds one.",
                "Move it to a file of its own.");
        return false;
    }

    private boolean scalar(ScalarEvent event) {
        refuseTag(event, event.getTag());
        var node = new Node.Text(span(event), event.getValue(), event.isPlain());
        lost.look(event, node, problems);
        remember(event, node, 1);
        add(node);
        return true;
    }

    private boolean start(CollectionStartEvent event) {
        refuseTag(event, event.getTag());
        if (open.size() >= DEPTH) {
            problems.errorAt(
                    Code.TOO_DEEP,
                    placeOf(event),
                    "Lists and mappings are nested more than " + DEPTH + " deep.",
                    "");
            return false;
        }
        open.push(new Open(event, values));
        values++;
        return true;
    }

    private boolean end(Event event) {
        var closed = open.pop();
        int endLine = event.getEndMark().orElseThrow().getLine();
        var start = span(closed.event);
        var span = new Span(start.line(), start.column(), endLine);
        if (closed.unquoted) {
            add(unquoted(event, span));
            return true;
        }
        var node =
                closed.event.getEventId() == Event.ID.SequenceStart
                        ? new Node.Items(span, closed.items)
                        : new Node.Entries(span, closed.event.isFlow(), closed.entries);
        remember(closed.event, node, values - closed.valuesBefore);
        add(node);
        return true;
    }

    private boolean alias(AliasEvent event) {
        var name = event.getAlias().getValue();
        var target = anchors.get(name);
        if (target == null) {
            problems.errorAt(
                    Code.ALIAS,
                    placeOf(event),
                    "No finished value before this place carries the anchor `&" + name + "`.",
                    "If a text is meant that begins with `*`, put it in quotes.");
            return false;
        }
        aliases++;
        aliasedValues += target.values;
        if (aliases > ALIASES || aliasedValues > ALIASED_VALUES) {
            problems.errorAt(
                    Code.ALIAS,
                    placeOf(event),
                    "A file may use at most %d aliases, which repeat at most %,d values together."
                            .formatted(ALIASES, ALIASED_VALUES),
                    "Write the value out.");
            return false;
        }
        values += target.values;
        add(target.node);
        return true;
    }

    private void remember(NodeEvent event, Node node, int size) {
        event.getAnchor()
                .map(Anchor::getValue)
                .ifPresent(name -> anchors.put(name, new Anchored(node, size)));
    }

    private void add(Node node) {
        values++;
        var parent = open.peek();
        if (parent == null) {
            root = node;
        } else if (parent.event.getEventId() == Event.ID.SequenceStart) {
            parent.items.add(node);
        } else if (!parent.wantsValue) {
            parent.key = key(parent, node);
            parent.wantsValue = true;
        } else {
            parent.wantsValue = false;
            put(parent, node);
        }
    }

    private Node.@Nullable Text key(Open parent, Node node) {
        if (node instanceof Node.Text text) {
            return text;
        }
        if (node instanceof Node.Entries && parent.event.isFlow() && open.size() > 1) {
            parent.unquoted = isBeside(parent.event, node);
        }
        if (parent.unquoted) {
            return null;
        }
        problems.error(Code.WRONG_KIND, node, "A key is a plain text, found " + node.found() + ".");
        return null;
    }

    /// Whether it begins right after the other: `{{`.
    private static boolean isBeside(Event event, Node node) {
        var start = span(event);
        return node.span().line() == start.line() && node.span().column() == start.column() + 1;
    }

    /// A placeholder that YAML takes for two mappings; the text that is meant is read on.
    private Node unquoted(Event end, Span span) {
        var mark = end.getEndMark().orElseThrow();
        var text =
                mark.getLine() == span.line()
                        ? problems.source().between(span, mark.getColumn())
                        : "{{…}}";
        var node = new Node.Text(span, text, false);
        unquotedLine = mark.getLine();
        problems.error(
                Code.UNQUOTED_PLACEHOLDER,
                node,
                "A text without quotes cannot begin with `{{`: YAML takes the braces for mappings.",
                () -> "Put the whole text in quotes: `\"" + text + "\"`.");
        return node;
    }

    private void put(Open parent, Node value) {
        var key = parent.key;
        if (key == null) {
            return;
        }
        var first = parent.entries.putIfAbsent(key.value(), new Node.Entry(key, value));
        if (first != null && problems.isFull()) {
            problems.countOneMore();
        } else if (first != null) {
            problems.error(
                    Code.DUPLICATE_KEY,
                    key,
                    "The key %s stands here a second time; the first is on line %d."
                            .formatted(key.found(), first.key().span().line() + 1),
                    () -> "Keep one of the two.");
        }
    }

    private void refuseTag(Event event, Optional<String> tag) {
        tag.ifPresent(name ->
                problems.errorAt(
                        Code.TAG,
                        placeOf(event),
                        "YAML tags are not part of the language, found `"
                                + name.replace("tag:yaml.org,2002:", "!!")
                                + "`.",
                        "If the `!` belongs to a text, put the text in quotes."));
    }

    private Place placeOf(Event event) {
        var mark = event.getStartMark().orElseThrow();
        return problems.source().place(mark.getLine(), mark.getColumn());
    }

    private static Span span(Event event) {
        var start = event.getStartMark().orElseThrow();
        return new Span(
                start.getLine(), start.getColumn(), event.getEndMark().orElseThrow().getLine());
    }

    /// A finished value with a name, and of how many values it consists.
    private record Anchored(Node node, int values) {}

    /// A list or mapping whose end has not come yet.
    private static final class Open {
        final CollectionStartEvent event;
        final int valuesBefore;
        final List<Node> items = new ArrayList<>();
        final Map<String, Node.Entry> entries = new LinkedHashMap<>();
        Node.@Nullable Text key;
        boolean wantsValue;

        /// Whether it is a placeholder that lacks its quotes.
        boolean unquoted;

        Open(CollectionStartEvent event, int valuesBefore) {
            this.event = event;
            this.valuesBefore = valuesBefore;
        }
    }
}
