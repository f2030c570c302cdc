package dev.tminus.language.shapes;

import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.yaml.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which keys each type of step has, and which of them it cannot do without.
///
/// @param own keys that only one type has
record KeysOfTypes(List<Key<?>> own, Key<?> verify, Key<?> early, Key<?> takes) {

    private static final String CHECKS = "checks";

    private static final Map<String, StepDraft.Type> ONLY =
            Map.ofEntries(
                    Map.entry("not-before", StepDraft.Type.MANUAL),
                    Map.entry("form", StepDraft.Type.MANUAL),
                    Map.entry("evidence", StepDraft.Type.MANUAL),
                    Map.entry("repeat", StepDraft.Type.MANUAL),
                    Map.entry(CHECKS, StepDraft.Type.CHECK),
                    Map.entry("poll", StepDraft.Type.GATE),
                    Map.entry("until", StepDraft.Type.WAIT),
                    Map.entry("for", StepDraft.Type.WAIT),
                    Map.entry("http", StepDraft.Type.ACTION),
                    Map.entry("command", StepDraft.Type.ACTION),
                    Map.entry("do", StepDraft.Type.ACTION),
                    Map.entry("idempotent", StepDraft.Type.ACTION),
                    Map.entry("probe", StepDraft.Type.ACTION),
                    Map.entry("output", StepDraft.Type.ACTION),
                    Map.entry("to", StepDraft.Type.ANNOUNCE),
                    Map.entry("subject", StepDraft.Type.ANNOUNCE),
                    Map.entry("body", StepDraft.Type.ANNOUNCE),
                    Map.entry("channel", StepDraft.Type.ANNOUNCE),
                    Map.entry("runbook", StepDraft.Type.RUNBOOK));

    /// Keys that their type cannot do without.
    private static final List<String> REQUIRED = List.of(CHECKS, "poll", "to", "body", "runbook");

    /// The same for the schema.
    static Rule[] rules() {
        return Stream.concat(
                        Arrays.stream(StepDraft.Type.values())
                                .filter(type -> type != StepDraft.Type.UNKNOWN)
                                .map(type -> rule(type, elsewhere(type))),
                        SafeguardsShape.RULES.stream())
                .toArray(Rule[]::new);
    }

    private static Rule rule(StepDraft.Type type, Rule elsewhere) {
        var own =
                switch (type) {
                    case MANUAL -> List.of(Rule.without("early"));
                    case CHECK -> List.of(Rule.needs(CHECKS), Rule.without("verify"));
                    case GATE -> List.of(Rule.needs("poll"));
                    case WAIT -> List.of(Rule.exactlyOne("until", "for"), Rule.without("takes"));
                    case ACTION ->
                            List.of(
                                    Rule.exactlyOne("http", "command", "do"),
                                    Rule.with("do", Rule.without("idempotent", "probe", "output")),
                                    WorkShape.ONE_TIMEOUT);
                    case ANNOUNCE ->
                            List.of(
                                    Rule.needs("to"),
                                    Rule.needs("body"),
                                    new Rule.Where(
                                            "channel",
                                            List.of("mail"),
                                            true,
                                            List.of(Rule.needs("subject"))));
                    case RUNBOOK -> List.of(Rule.needs("runbook"));
                    case UNKNOWN -> List.<Rule>of();
                };
        return new Rule.Where(
                "type",
                List.of(FieldShape.word(type)),
                type == StepDraft.Type.MANUAL,
                Stream.concat(Stream.of(elsewhere), own.stream()).toList());
    }

    private static Rule elsewhere(StepDraft.Type type) {
        return new Rule.Without(
                ONLY.entrySet().stream()
                        .filter(only -> only.getValue() != type)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    void check(StepDraft.Type type, Fields fields) {
        if (type == StepDraft.Type.UNKNOWN) {
            return;
        }
        own.stream().filter(fields::has).forEach(key -> checkPlace(key, type, fields));
        if (type == StepDraft.Type.CHECK && fields.has(verify)) {
            misplaced(
                    verify,
                    fields,
                    "A step of type `check` says in `checks` what must pass, not in `verify`.",
                    "Move its entries to `checks`.");
        }
        if (type == StepDraft.Type.MANUAL && fields.has(early)) {
            misplaced(
                    early,
                    fields,
                    "`early` frees a step from `at`, which never holds back a manual one.",
                    "Remove it.");
        }
        if (type == StepDraft.Type.WAIT) {
            checkWait(fields);
        }
        own.stream()
                .filter(key -> REQUIRED.contains(key.name()))
                .filter(key -> ONLY.get(key.name()) == type && !fields.has(key))
                .filter(key -> !(key.name().equals(CHECKS) && fields.has(verify)))
                .forEach(key ->
                        fields.problems()
                                .error(
                                        Code.MISSING_KEY,
                                        fields.node(),
                                        "A step of type `%s` needs `%s`."
                                                .formatted(FieldShape.word(type), key.name()),
                                        () ->
                                                "`%s` takes %s. %s"
                                                        .formatted(
                                                                key.name(),
                                                                key.form().wants(),
                                                                key.says())));
    }

    private void checkPlace(Key<?> key, StepDraft.Type type, Fields fields) {
        var only = ONLY.get(key.name());
        if (only != null && only != type) {
            misplaced(
                    key,
                    fields,
                    "`%s` belongs to a step of type `%s`, and this one is `%s`."
                            .formatted(key.name(), FieldShape.word(only), FieldShape.word(type)),
                    key.name().equals(CHECKS)
                            ? "Write `verify`, or set `type: check`."
                            : "Set `type: " + FieldShape.word(only) + "`, or remove it.");
        }
    }

    private void checkWait(Fields fields) {
        boolean until = fields.has("until");
        if (until == fields.has("for")) {
            fields.problems()
                    .error(
                            until ? Code.CONFLICTING_KEYS : Code.MISSING_KEY,
                            fields.node(),
                            "A step of type `wait` has either `until` or `for`, found "
                                    + (until ? "both." : "neither."),
                            () ->
                                    until
                                            ? "Remove one of the two."
                                            : "Write `until: T-0`, or `for: 10m`.");
        }
        if (fields.has(takes)) {
            misplaced(
                    takes,
                    fields,
                    "A step of type `wait` takes as long as it waits.",
                    "Remove it.");
        }
    }

    private static void misplaced(Key<?> key, Fields fields, String message, String suggestion) {
        fields.problems().error(Code.MISPLACED_KEY, fields.keyNode(key), message, () -> suggestion);
    }
}
