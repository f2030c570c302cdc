package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.FindingText;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.workspace.Protection;
import java.util.Objects;
import java.util.regex.Pattern;

/// A step that by its name deploys, and that the protections of the workspace do not see.
final class Unprotected implements RunbookRule {

    /// What a machine does under such a name deploys; a person may as well announce it.
    private static final Pattern DEPLOYS_SOMETHING =
            Pattern.compile("(^|-)(re)?deploy(s|ment)?(-|$)");

    private static final Pattern DEPLOYS = Pattern.compile("(^|-)(re)?deploy(s|ment)?$");

    /// What is about a deployment that others do, or that nobody does.
    private static final Pattern ABOUT_ONE =
            Pattern.compile(
                    "^(announce|approve|block|check|freeze|look|pause|plan|prepare|review|schedule"
                            + "|smoke|stop|tell|verify|wait|watch)-"
                            + "|(^|-)(after|before|for|no|not|post|pre|until)-(re)?deploy"
                            + "|deploy(s|ment)?-(check|freeze|stop)(-|$)");

    @Override
    public String code() {
        return "unprotected";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.workspace()
                .ifPresent(workspace -> {
                    var tags =
                            workspace.protections().stream()
                                    .map(Protection::tag)
                                    .filter(Objects::nonNull)
                                    .filter(tag -> tag.value().contains("deploy"))
                                    .toList();
                    if (tags.isEmpty()) {
                        return;
                    }
                    subject.runbook()
                            .allSteps()
                            .filter(Unprotected::deploysByItsName)
                            .filter(step -> !subject.isProtected(step))
                            .map(Step::id)
                            .forEach(id ->
                                    findings.at(Part.STEP, id)
                                            .say(
                                                    "`%s` deploys by its name, and no protection of the workspace is about it."
                                                            .formatted(id),
                                                    "Give it the tag %s, or another name."
                                                            .formatted(FindingText.list(tags))));
                });
    }

    private static boolean deploysByItsName(Step step) {
        var name = step.id().value();
        boolean works =
                switch (step) {
                    case ManualStep _, ActionStep _, RunbookStep _ -> true;
                    case CheckStep _, GateStep _, WaitStep _, AnnounceStep _ -> false;
                };
        if (!works || step.safeguards().effects().readOnly() || ABOUT_ONE.matcher(name).find()) {
            return false;
        }
        return DEPLOYS.matcher(name).find()
                || (step instanceof ActionStep && DEPLOYS_SOMETHING.matcher(name).find());
    }
}
