package dev.tminus.language.checks;

import dev.tminus.language.checks.ForEachShape.ForEachDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes out the checks of a file that say `for-each`, before the file is read: a definition for
/// each value, and for each use of the check a use of all of them.
public final class ExpandChecks {

    private static final String CHECKS = "checks";
    private static final String FOR_EACH = "for-each";
    private static final int LONGEST_ID = 100;

    private final Node.Entries checks;
    private final @Nullable Workspace shared;
    private final Problems problems;
    private final Repeats repeats;
    private final Map<String, Node.Entry> written = new LinkedHashMap<>();
    private final Map<CheckId, List<CheckId>> made = new LinkedHashMap<>();

    /// A file whose checks are written out.
    ///
    /// @param made by the id of each check with `for-each` those that it made
    public record Expanded(Node root, Map<CheckId, List<CheckId>> made) {}

    private ExpandChecks(
            Node.Entries checks, @Nullable Workspace shared, Problems problems, Repeats repeats) {
        this.checks = checks;
        this.shared = shared;
        this.problems = problems;
        this.repeats = repeats;
    }

    /// Expands all that a document says for each of some values.
    ///
    /// @param shared the workspace of a runbook; null of the workspace itself, or where it is not
    ///   known
    public static Expanded of(Node root, @Nullable Workspace shared, Problems problems) {
        if (!(root instanceof Node.Entries file)) {
            return new Expanded(root, Map.of());
        }
        var repeats = new Repeats(problems);
        var entry = file.entries().get(CHECKS);
        var own = Map.<CheckId, List<CheckId>>of();
        var read = file;
        if (entry != null && entry.value() instanceof Node.Entries checks) {
            var writing = new ExpandChecks(checks, shared, problems, repeats);
            var entries = new LinkedHashMap<>(file.entries());
            entries.put(CHECKS, new Node.Entry(entry.key(), writing.definitions()));
            read = new Node.Entries(file.span(), file.flow(), entries);
            own = writing.made;
        }
        var all = new LinkedHashMap<CheckId, List<CheckId>>();
        if (shared != null) {
            all.putAll(shared.checksForEach());
        }
        all.putAll(own);
        return new Expanded(ExpandUses.of(read, all, repeats), own);
    }

    private Node.Entries definitions() {
        checks.entries()
                .forEach((id, entry) -> {
                    if (entry.value() instanceof Node.Entries check
                            && check.entries().containsKey(FOR_EACH)) {
                        write(id, entry, check);
                    } else {
                        putOnce(entry);
                    }
                });
        return new Node.Entries(checks.span(), checks.flow(), written);
    }

    private void write(String id, Node.Entry entry, Node.Entries check) {
        var said = check.entries().get(FOR_EACH);
        var forEach = said == null ? null : ForEachShape.FOR_EACH.read(said.value(), problems);
        var bare = new LinkedHashMap<>(check.entries());
        bare.remove(FOR_EACH);
        var body = new Node.Entries(check.span(), check.flow(), bare);
        if (shared != null && !id.isBlank() && isShared(new CheckId(id), shared)) {
            refuseShared(entry.key());
        }
        if (forEach == null || !FillIn.says(forEach.var().value(), body, problems, forEach)) {
            putOnce(new Node.Entry(entry.key(), FillIn.anything(body)));
        } else if (repeats.allow(body, forEach.values().size(), entry.key())) {
            writeEach(id, entry.key(), body, forEach);
        } else {
            putOnce(new Node.Entry(entry.key(), FillIn.anything(body)));
        }
    }

    private void writeEach(String id, Node.Text key, Node.Entries body, ForEachDraft forEach) {
        var ids = new LinkedHashMap<String, Placed<String>>();
        for (var value : forEach.values()) {
            var called = value.called();
            var name = id + "-" + suffix(called.value());
            var before = ids.get(name);
            if (name.endsWith("-") || name.length() > LONGEST_ID) {
                refuseId(name, called);
            } else if (before != null) {
                refuseRepeated(name, before, called);
            } else {
                ids.put(name, called);
                putOnce(
                        new Node.Entry(
                                new Node.Text(key.span(), name, key.plain()),
                                FillIn.value(forEach.var().value(), value, body)));
            }
        }
        if (ids.isEmpty()) {
            putOnce(new Node.Entry(key, FillIn.anything(body)));
        } else if (!id.isBlank()) {
            made.put(new CheckId(id), ids.keySet().stream().map(CheckId::new).toList());
        }
    }

    /// Letters and digits of a value, with hyphens between them.
    private static String suffix(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private void putOnce(Node.Entry entry) {
        var id = entry.key().value();
        if (written.putIfAbsent(id, entry) != null) {
            problems.error(
                    Code.DUPLICATE_ID,
                    entry.key(),
                    "There is a check `" + id + "` already, since `for-each` makes one.",
                    () -> "Give one of the two another id.");
        }
    }

    private static boolean isShared(CheckId id, Workspace shared) {
        return shared.checks().containsKey(id) || shared.checksForEach().containsKey(id);
    }

    private void refuseShared(Node.Text key) {
        problems.error(
                Code.DUPLICATE_ID,
                key,
                "The workspace defines a check `" + key.value() + "` already.",
                () -> "Use that one, or give this one another id.");
    }

    private void refuseId(String name, Placed<String> value) {
        problems.error(
                Code.BAD_VALUE,
                value.at(),
                name.length() > LONGEST_ID
                        ? "The check of this value would have an id of %,d characters; at most %d are allowed."
                                .formatted(name.length(), LONGEST_ID)
                        : "The value `%s` has no letter a-z and no digit, of which the id of its check is made."
                                .formatted(value.value()),
                () -> "Write a check of its own for it.");
    }

    private void refuseRepeated(String name, Placed<String> before, Placed<String> value) {
        problems.error(
                Code.DUPLICATE_ID,
                value.at(),
                before.value().equals(value.value())
                        ? "The value `%s` is listed twice.".formatted(value.value())
                        : "The values `%s` and `%s` would both make the check `%s`."
                                .formatted(before.value(), value.value(), name),
                () ->
                        before.value().equals(value.value())
                                ? "Remove it here."
                                : "Write a check of its own for one of them.");
    }
}
