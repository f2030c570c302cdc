package dev.tminus.language.shapes;

import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.yaml.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Which keys each type of step has, and which of them it cannot do without.
///
/// @param own keys that only one type has
record KeysOfTypes(List<Key<?>> own) {

    private static final String CHECKS = "checks";
    private static final String VERIFY = "verify";

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

    Rule[] rules() {
        return Stream.concat(
                        Arrays.stream(StepDraft.Type.values())
                                .filter(type -> type != StepDraft.Type.UNKNOWN)
                                .map(this::rule),
                        SafeguardsShape.RULES.stream())
                .toArray(Rule[]::new);
    }

    private Rule rule(StepDraft.Type type) {
        return new Rule.Where(
                "type",
                List.of(FieldShape.word(type)),
                type == StepDraft.Type.MANUAL,
                Stream.concat(Stream.of(elsewhere(type)), rulesOf(type)).toList());
    }

    private Stream<Rule> rulesOf(StepDraft.Type type) {
        return switch (type) {
            case MANUAL ->
                    Stream.of(
                            without(
                                    "early",
                                    "`early` frees a step from `at`, which never holds back a"
                                            + " manual one.",
                                    "Remove it."));
            case CHECK ->
                    Stream.of(
                            needs(CHECKS, type),
                            without(
                                    VERIFY,
                                    "A step of type `check` says in `checks` what must pass, not in"
                                            + " `verify`.",
                                    "Move its entries to `checks`."));
            case GATE -> Stream.of(needs("poll", type));
            case WAIT ->
                    Stream.of(
                            Rule.exactlyOne(
                                    Refusal.either(
                                            "A step of type `wait` has either `until` or `for`,"
                                                    + " found %s.",
                                            "Write `until: T-0`, or `for: 10m`.",
                                            "Remove one of the two."),
                                    "until",
                                    "for"),
                            without(
                                    "takes",
                                    "A step of type `wait` takes as long as it waits.",
                                    "Remove it."));
            case ACTION ->
                    Stream.of(
                            WorkShape.one("`http`, `command` and `do`", "http", "command", "do"),
                            Rule.with("do", WorkShape.NOTHING_BESIDE_DO),
                            WorkShape.ONE_TIMEOUT);
            case ANNOUNCE ->
                    Stream.of(
                            needs("to", type), needs("body", type), AnnounceShape.SUBJECT_OF_MAIL);
            case RUNBOOK -> Stream.of(needs("runbook", type));
            case UNKNOWN -> Stream.of();
        };
    }

    private static Rule without(String key, String message, String advice) {
        return Rule.without(Refusal.each(Code.MISPLACED_KEY, message, advice), key);
    }

    private Rule needs(String name, StepDraft.Type type) {
        var key = own.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        var refusal =
                Refusal.missing(
                        key,
                        "A step of type `%s` needs `%s`.".formatted(FieldShape.word(type), name));
        return Rule.needs(
                name,
                (fields, found) -> {
                    if (!name.equals(CHECKS) || !fields.has(VERIFY)) {
                        refusal.refuse(fields, found);
                    }
                });
    }

    private static Rule elsewhere(StepDraft.Type type) {
        return new Rule.Without(
                ONLY.entrySet().stream()
                        .filter(only -> only.getValue() != type)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                (fields, found) ->
                        found.forEach(key -> misplaced(key, type).refuse(fields, found)));
    }

    private static Refusal misplaced(String key, StepDraft.Type type) {
        var only = FieldShape.word(Objects.requireNonNull(ONLY.get(key)));
        return Refusal.misplaced(
                key,
                "`%s` belongs to a step of type `%s`, and this one is `%s`."
                        .formatted(key, only, FieldShape.word(type)),
                key.equals(CHECKS)
                        ? "Write `verify`, or set `type: check`."
                        : "Set `type: " + only + "`, or remove it.");
    }
}
