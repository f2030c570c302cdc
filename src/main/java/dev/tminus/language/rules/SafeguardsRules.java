package dev.tminus.language.rules;

import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepTypeDraft;
import dev.tminus.language.drafts.WorkDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.AcceptShape;
import dev.tminus.language.shapes.PolicyShape;
import dev.tminus.language.shapes.RehearsalShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.SafeguardsShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Acceptance;
import dev.tminus.runbook.Lock;
import dev.tminus.runbook.Reaction;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every action, rehearsal and step that a step's terms name exists, no warning is answered twice,
/// and nothing is started twice that must not be.
public final class SafeguardsRules {

    private final RunbookDraft draft;
    private final Index index;
    private final Variables variables;
    private final Problems problems;

    private SafeguardsRules(
            RunbookDraft draft, Index index, Variables variables, Problems problems) {
        this.draft = draft;
        this.index = index;
        this.variables = variables;
        this.problems = problems;
    }

    /// Reports each that does not exist, and what does not fit together.
    ///
    /// @param names null where the workspace is not known
    public static void check(
            RunbookDraft draft, Index index, @Nullable Names names, Problems problems) {
        var variables = new Variables(draft.variables().keySet(), names, problems);
        var rules = new SafeguardsRules(draft, index, variables, problems);
        draft.allSteps().forEach(rules::check);
        rules.checkTags(draft.each(RunbookShape.TAGS));
        rules.checkAccepted(draft.each(AcceptShape.ACCEPT));
    }

    private void check(StepDraft step) {
        checkTags(step.each(SafeguardsShape.TAGS));
        checkAccepted(step.each(AcceptShape.ACCEPT));
        StepShape.rehearsed(step).forEach(this::checkRehearsed);
        step.each(SafeguardsShape.CHANGES).forEach(this::checkHost);
        var lock = step.get(SafeguardsShape.LOCK);
        if (lock != null) {
            checkLock(lock);
        }
        StepShape.works(step).forEach(this::checkName);
        if (step.effect() instanceof StepTypeDraft.Acts(var work)) {
            Stream.of(step.get(PolicyShape.ON_FAIL), step.get(PolicyShape.ON_INCONCLUSIVE))
                    .flatMap(Stream::ofNullable)
                    .filter(reaction -> reaction.value() instanceof Reaction.Retry)
                    .forEach(retry -> checkRetry(work, retry));
        }
        if (step.effect() instanceof StepTypeDraft.RunsChild child) {
            checkChild(child);
        }
    }

    private void checkTags(List<Placed<String>> tags) {
        var seen = new HashSet<String>();
        tags.stream()
                .filter(tag -> !seen.add(tag.value()))
                .forEach(tag ->
                        problems.error(
                                Code.DUPLICATE_ID,
                                tag.at(),
                                "The tag `" + tag.value() + "` is listed twice.",
                                () -> "Remove it here."));
    }

    private void checkAccepted(List<Draft<Acceptance>> accepted) {
        var seen = new HashSet<String>();
        accepted.stream()
                .flatMap(each -> Stream.ofNullable(each.get(AcceptShape.LINT)))
                .filter(lint -> !seen.add(lint.value()))
                .forEach(lint ->
                        problems.error(
                                Code.DUPLICATE_ID,
                                lint.at(),
                                "The warning `" + lint.value() + "` is accepted twice.",
                                () -> "Keep one of the reasons."));
    }

    private void checkRehearsed(StepDraft.RehearsedDraft rehearsed) {
        var named = rehearsed.rehearsal();
        var known =
                draft.each(RunbookShape.REHEARSALS).stream()
                        .flatMap(rehearsal -> Stream.ofNullable(rehearsal.get(RehearsalShape.ID)))
                        .map(id -> id.value().value())
                        .toList();
        if (named != null && !known.contains(named.value().value())) {
            problems.error(
                    Code.UNKNOWN_REHEARSAL,
                    named.at(),
                    "The runbook has no rehearsal `" + named.value() + "`.",
                    () -> Nearest.suggest(named.value().value(), known));
        }
    }

    private void checkHost(Placed<String> host) {
        var variable = SafeguardsShape.variable(host.value());
        if (variable == null || draft.variables().containsKey(variable)) {
            problems.error(
                    Code.BAD_PLACEHOLDER,
                    host.at(),
                    variable == null
                            ? "Expected one variable such as `{{variables.host}}`, found %s."
                                    .formatted(host.at().found())
                            : "`%s` is a variable of the runbook, and a host comes from those of the environments."
                                    .formatted(variable),
                    () ->
                            "Set it in each environment of the workspace, so that a rehearsal never"
                                    + " reaches what is live.");
        } else {
            variables.check(
                    variable,
                    (code, message, suggestion) ->
                            problems.errorWithin(code, host.at(), "{{", message, suggestion));
        }
    }

    private void checkLock(Draft<Lock> lock) {
        var until = lock.get(SafeguardsShape.LOCK_UNTIL);
        if (until != null
                && until.value() instanceof Lock.Until.StepDone(var step)
                && index.anyStep(step.value()) == null) {
            problems.error(
                    Code.UNKNOWN_STEP,
                    until.at(),
                    "The runbook has no step `" + step + "`.",
                    () ->
                            Nearest.suggest(
                                    step.value(),
                                    Stream.concat(
                                                    index.stepIds().stream(),
                                                    Stream.of("verified", "done"))
                                            .toList()));
        }
    }

    private void checkName(WorkDraft work) {
        var name = work.name();
        var known = draft.actions();
        if (name != null && !known.containsKey(name.value())) {
            problems.error(
                    Code.UNKNOWN_ACTION,
                    name.at(),
                    known.isEmpty()
                            ? "The runbook has no `actions`, so none is called `%s`."
                                    .formatted(name.value())
                            : "The runbook has no action `" + name.value() + "`.",
                    () -> Nearest.suggest(name.value(), known.keySet()));
        }
    }

    private void checkRetry(WorkDraft work, Placed<Reaction> retry) {
        var name = work.name();
        var named = name == null ? null : draft.actions().get(name.value());
        boolean unclear = name != null && (named == null || named.value() == null);
        var done = named == null || named.value() == null ? work : named.value();
        if (!unclear && !done.idempotent()) {
            problems.error(
                    Code.NOT_IDEMPOTENT,
                    retry.at(),
                    "A retry starts the action again, and one that is not `idempotent` is started"
                            + " at most once.",
                    () ->
                            "Set `idempotent: true`"
                                    + (name == null ? "" : " in `actions`")
                                    + " if a second start does no harm, or let a person decide.");
        }
    }

    private void checkChild(StepTypeDraft.RunsChild child) {
        var runbook = child.runbook();
        if (runbook != null && runbook.value().equals(draft.id())) {
            problems.error(
                    Code.CYCLE,
                    runbook.at(),
                    "The runbook `" + runbook.value() + "` runs itself.",
                    () -> "Name another runbook.");
        }
    }
}
