package dev.tminus.sheet;

import dev.tminus.runbook.Action;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.RoleName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of steps, phases and contingencies has no column in a checklist, by the keys of the
/// language.
final class NotExported {

    /// Ids that a line names.
    private static final int SHOWN = 10;

    /// How often a requirement is tried where the file says nothing.
    private static final Duration USUAL_EVERY = Duration.ofMinutes(1);

    private static final Quorum MANAGER = new Quorum(new RoleName(People.MANAGER), 1);

    private static final Set<StepPart> USUAL_DISTINCT = Set.of(StepPart.DOER, StepPart.SIGNER);

    static final List<Kind<Step>> OF_STEPS =
            List.of(
                    step("when", one -> one.policy().when() != null),
                    step("irreversible", one -> one.safeguards().effects().irreversible()),
                    step("destroys", one -> !one.safeguards().effects().destroys().isEmpty()),
                    step("keeps", one -> !one.safeguards().effects().keeps().isEmpty()),
                    step(
                            "because-failed",
                            one -> one.safeguards().effects().becauseFailed() != null),
                    step("undo", one -> one.safeguards().undo() != null),
                    step("optional", one -> one.policy().optional()),
                    step("early", one -> one.basics().early()),
                    step("not-before", one -> one.basics().notBefore()),
                    step("start", one -> one.basics().start() != usualStart(one)),
                    step("deadlines", one -> !one.policy().deadlines().isEmpty()),
                    step("form", one -> !one.basics().asks().form().isEmpty()),
                    step("evidence", one -> !one.basics().asks().files().isEmpty()),
                    step("on-fail", one -> reacts(one.policy().onFail())),
                    step("on-inconclusive", one -> reacts(one.policy().onInconclusive())),
                    step("timeout", NotExported::hasTimeout),
                    step("override", one -> !one.safeguards().mayOverride()),
                    step("lock", one -> one.safeguards().lock() != null),
                    step("opens", one -> !one.safeguards().effects().opens().isEmpty()),
                    step("changes", one -> !one.safeguards().effects().changes().isEmpty()),
                    step("read-only", one -> one.safeguards().effects().readOnly()),
                    step("tags", one -> !one.safeguards().tags().isEmpty()),
                    step("accept", one -> !one.safeguards().accepted().isEmpty()),
                    step("runbook", RunbookStep.class::isInstance),
                    step("do", one -> one instanceof ActionStep act && act.name() != null),
                    step("http", one -> acts(one, its -> its.work() instanceof Action.Request)),
                    step("command", one -> acts(one, its -> its.work() instanceof Action.Command)),
                    step("idempotent", one -> acts(one, Action::idempotent)),
                    step("probe", one -> acts(one, its -> its.probe() != null)),
                    step("output", one -> acts(one, its -> !its.outputs().isEmpty())),
                    step("to", AnnounceStep.class::isInstance),
                    step("subject", one -> tells(one, its -> !its.subject().isEmpty())),
                    step("body", AnnounceStep.class::isInstance),
                    step(
                            "channel",
                            one -> tells(one, i -> i.channel() == AnnounceStep.Channel.WEBHOOK)),
                    requirement("as", its -> !its.as().equals(its.check().value())),
                    requirement("every", its -> !its.every().equals(USUAL_EVERY)),
                    requirement("not-older", its -> its.notOlder() != null),
                    requirement("override", its -> !its.mayOverride()),
                    check("as", its -> !its.as().equals(its.check().value())),
                    check("until", its -> its.until() != null),
                    signOff("on-refuse", its -> its.onRefuse() != null),
                    signOff("confirm", SignOff::confirm),
                    new Kind<>(
                            "a rehearsal to have been done",
                            "rehearsal",
                            "a `rehearsal` to have been done",
                            one -> !one.safeguards().rehearsed().isEmpty()),
                    new Kind<>(
                            "a rehearsal to have been done",
                            "unchanged-since",
                            "a rehearsal with `unchanged-since` to have been done",
                            one ->
                                    one.safeguards().rehearsed().stream()
                                            .anyMatch(its -> its.unchangedSince())));

    static final List<Kind<Phase>> OF_PHASES =
            List.of(
                    phase("id", one -> !Slugs.slug(one.title(), "phase").equals(one.id().value())),
                    phase("for-each", one -> one.waves() != null),
                    phase(
                            "after-wave",
                            one -> one.waves() != null && !one.waves().afterWave().isEmpty()),
                    phase("on-fail", one -> one.waves() != null && reacts(one.waves().onFail())));

    static final List<Kind<Contingency>> OF_CONTINGENCIES =
            List.of(
                    contingency(
                            "when",
                            one ->
                                    !one.when()
                                            .equals(
                                                    new Contingency.Trigger(
                                                            Set.of(Contingency.On.PERSON),
                                                            List.of(),
                                                            null,
                                                            null))),
                    contingency("then", _ -> true));

    /// The title and what T-0 means stand above a table in Markdown.
    static final List<Kind<Runbook>> OF_RUNBOOK =
            List.of(
                    runbook("runbook", _ -> true),
                    runbook("timezone", _ -> true),
                    runbook("environments", _ -> true),
                    runbook("alongside", Runbook::alongside),
                    runbook("window", one -> one.window() != null),
                    runbook("roles", one -> !one.roles().isEmpty()),
                    runbook("may", one -> !Set.of(MANAGER).containsAll(one.authority().values())),
                    runbook("distinct", one -> !one.distinct().equals(USUAL_DISTINCT)),
                    runbook("variables", one -> !one.variables().isEmpty()),
                    runbook("inputs", one -> !one.inputs().isEmpty()),
                    runbook("questions", one -> !one.questions().isEmpty()),
                    runbook("checks", one -> !one.checks().isEmpty()),
                    runbook("tags", one -> !one.definitions().tags().isEmpty()),
                    runbook("actions", one -> !one.definitions().actions().isEmpty()),
                    runbook("watch", one -> !one.definitions().watches().isEmpty()),
                    runbook("rehearsals", one -> !one.definitions().rehearsals().isEmpty()),
                    runbook("accept", one -> !one.definitions().accepted().isEmpty()));

    static final List<Kind<Runbook>> OF_RUNBOOK_IN_CSV =
            Stream.concat(
                            Stream.of(runbook("title", _ -> true), runbook("zero", _ -> true)),
                            OF_RUNBOOK.stream())
                    .toList();

    private NotExported() {}

    /// Something that is lost.
    ///
    /// @param of what has the key, as the reference of the language calls it
    /// @param words for people
    record Kind<T>(String of, String key, String words, Predicate<T> in) {

        Kind(String of, String key, Predicate<T> in) {
            this(of, key, "`" + key + "`", in);
        }
    }

    /// A sentence for every kind that the runbook has.
    static List<String> of(Runbook runbook, ExportRunbook.Format format) {
        var steps = runbook.allSteps().toList();
        var lines = new ArrayList<String>();
        OF_STEPS.forEach(kind -> tell("step", kind, steps, one -> one.id().value(), lines));
        OF_PHASES.forEach(
                kind -> tell("phase", kind, runbook.phases(), one -> one.id().value(), lines));
        OF_CONTINGENCIES.forEach(kind ->
                tell("contingency", kind, runbook.contingencies(), one -> one.id().value(), lines));
        var whole = format == ExportRunbook.Format.CSV ? OF_RUNBOOK_IN_CSV : OF_RUNBOOK;
        lines.add(
                "The runbook has %s, which a checklist cannot hold."
                        .formatted(
                                whole.stream()
                                        .filter(kind -> kind.in().test(runbook))
                                        .map(Kind::words)
                                        .collect(Collectors.joining(", "))));
        return lines;
    }

    private static <T> void tell(
            String what, Kind<T> kind, List<T> all, Function<T, String> id, List<String> lines) {
        var ids = all.stream().filter(kind.in()).map(id).toList();
        if (ids.isEmpty()) {
            return;
        }
        boolean one = ids.size() == 1;
        lines.add(
                "%,d %s %s, which a checklist cannot hold: %s%s."
                        .formatted(
                                ids.size(),
                                one ? what : what.replaceFirst("y$", "ie") + "s",
                                (one ? "has " : "have ") + kind.words(),
                                String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size()))),
                                ids.size() > SHOWN ? ", …" : ""));
    }

    private static Kind<Step> step(String key, Predicate<Step> in) {
        return new Kind<>("a step", key, in);
    }

    private static Kind<Phase> phase(String key, Predicate<Phase> in) {
        return new Kind<>("a phase", key, in);
    }

    private static Kind<Contingency> contingency(String key, Predicate<Contingency> in) {
        return new Kind<>("a contingency", key, in);
    }

    private static Kind<Runbook> runbook(String key, Predicate<Runbook> in) {
        return new Kind<>("a runbook", key, in);
    }

    private static Kind<Step> requirement(String key, Predicate<Requirement> in) {
        return new Kind<>(
                "a requirement",
                key,
                "a requirement with `" + key + "`",
                one -> one.requires().stream().anyMatch(in));
    }

    private static Kind<Step> check(String key, Predicate<CheckUse> in) {
        return new Kind<>(
                "a use of a check",
                key,
                "a check with `" + key + "`",
                one -> one.verify().stream().anyMatch(in));
    }

    private static Kind<Step> signOff(String key, Predicate<SignOff> in) {
        return new Kind<>(
                "a sign-off",
                key,
                "a sign-off with `" + key + "`",
                one -> one.signOffs().stream().anyMatch(in));
    }

    private static boolean reacts(Reaction reaction) {
        return !(reaction instanceof Reaction.Hold);
    }

    private static Start usualStart(Step step) {
        return switch (step) {
            case ManualStep _, ActionStep _, RunbookStep _ -> Start.BY_OWNER;
            case CheckStep _, GateStep _, WaitStep _, AnnounceStep _ -> Start.BY_ITSELF;
        };
    }

    private static boolean hasTimeout(Step step) {
        return step.safeguards().timeout() != null
                || acts(step, action -> action.timeout() != null);
    }

    /// Whether a step says itself what a machine does, and says so.
    private static boolean acts(Step step, Predicate<Action> said) {
        return step instanceof ActionStep act && act.name() == null && said.test(act.action());
    }

    private static boolean tells(Step step, Predicate<AnnounceStep> said) {
        return step instanceof AnnounceStep tell && said.test(tell);
    }
}
