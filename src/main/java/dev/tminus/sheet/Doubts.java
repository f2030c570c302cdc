package dev.tminus.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What somebody should look at once a checklist is read: who owns, and what is done only if.
final class Doubts {

    private static final Pattern CONTINGENCY =
            Pattern.compile(
                    "(?i)\\broll(?:ing)?[ -]?back\\b|\\bback[ -]?out\\b|\\bfall["
                            + " -]?back\\b|\\bcontingency|\\bonly if\\b|\\bin case\\b|^if\\b|\\bif"
                            + " .{1,80} fails?\\b|\\bnur wenn\\b|\\brückfall|回滚|回退");

    private static final Pattern CONDITION =
            Pattern.compile(
                    "(?i)^\\W{0,2}(?:only )?(?:if|in case|when) |^(?:nur )?(?:wenn|falls) |^如果"
                            + "|^\\W{0,2}(?:roll[ -]?back|back[ -]?out|fall[ -]?back)\\s?[:(–—]");

    /// What people write where they do not know yet who it is.
    private static final Set<String> NOBODY =
            Set.of(
                    "?",
                    "??",
                    "???",
                    "tbd",
                    "tba",
                    "tbc",
                    "t.b.d.",
                    "to be defined",
                    "to be decided",
                    "to be determined",
                    "unknown",
                    "unassigned",
                    "nobody",
                    "n.n.",
                    "offen",
                    "xxx",
                    "todo",
                    "待定");

    /// Mentions that reach everybody, and are no owner.
    private static final Set<String> EVERYBODY =
            Set.of("here", "all", "channel", "everyone", "everybody", "alle", "所有人");

    private Doubts() {}

    static boolean isEverybody(String name) {
        return EVERYBODY.contains(name.toLowerCase(Locale.ROOT).replaceFirst("^@", ""));
    }

    static boolean isNobody(String name) {
        return NOBODY.contains(name.toLowerCase(Locale.ROOT));
    }

    /// A phase that reads like a contingency would be done in every run.
    static void tellCondition(PhaseDraft phase, Fates fates) {
        if (CONTINGENCY.matcher(phase.title).find()) {
            fates.unplaced(
                    phase.row,
                    "`%s` reads like a contingency, but every run does its steps. Fix: move them to `contingencies`"
                            .formatted(Texts.brief(phase.title)));
            phase.comments.add("FILL IN: a contingency? Every run does these steps");
        }
    }

    static void tellCondition(StepDraft step, Fates fates) {
        if (CONDITION.matcher(step.title).find()) {
            fates.attention(
                    step.row,
                    "`%s` reads like a condition, but every run does the step"
                            .formatted(Texts.brief(step.title)));
        }
    }

    /// One line where the checklist names nobody at all, else one for each step.
    static void tellOwners(List<PhaseDraft> phases, Fates fates) {
        var without =
                phases.stream()
                        .filter(phase -> phase.owner == null)
                        .flatMap(phase -> phase.steps.stream())
                        .filter(step -> step.owner == null)
                        .toList();
        long all = phases.stream().mapToLong(phase -> phase.steps.size()).sum();
        if (without.size() > 1 && without.size() == all) {
            fates.attention(
                    0,
                    "no step names an owner; the role `manager` stands in, fill in who does them");
            return;
        }
        for (var step : without) {
            fates.attention(
                    step.row, "names no owner; the role `manager` stands in, fill in who does it");
            step.comments.add("FILL IN the owner: the checklist names none");
        }
    }
}
