package dev.tminus.lint.rules;

import dev.tminus.lint.basis.Comparisons;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Openers;
import dev.tminus.lint.basis.Positions;
import dev.tminus.lint.basis.Proofs;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Watch;
import dev.tminus.runbook.Waves;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CheckSpec.Comparing;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.CheckId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A copy that is destroyed because its comparison failed: what keeps that from destroying the only
/// one that holds the data.
record WrongCopy(Step step, CheckId failed, Contingency contingency, LintedRunbook subject) {

    /// Of a step that names the comparison whose failing is its reason.
    static Optional<WrongCopy> of(Step step, LintedRunbook subject) {
        var failed = step.safeguards().effects().becauseFailed();
        return failed == null
                ? Optional.empty()
                : subject.runbook().contingencies().stream()
                        .filter(each -> each.steps().contains(step))
                        .findFirst()
                        .map(each -> new WrongCopy(step, failed, each, subject));
    }

    /// What is not safe about it, or nothing.
    Optional<String> fault() {
        return notCompared()
                .or(this::mayNotHaveFailed)
                .or(this::survivorMayBeGone)
                .or(this::mayBeInUse)
                .or(this::goesOnWithout);
    }

    private Optional<String> notCompared() {
        var effects = step.safeguards().effects();
        return effects.destroys().stream()
                .filter(gone -> effects.keeps().stream().noneMatch(kept -> isShown(gone, kept)))
                .findFirst()
                .map(gone ->
                        "`%s` does not compare `%s` with what survives".formatted(failed, gone));
    }

    /// The failed comparison is one with what survives, or with something that was found to be the
    /// same as that.
    private boolean isShown(String gone, String kept) {
        var compared = subject.check(failed).map(this::places).orElse(Set.of());
        return compared.size() == 2
                && compared.contains(gone)
                && compared.stream()
                        .filter(place -> !place.equals(gone))
                        .allMatch(place ->
                                place.equals(kept)
                                        || Proofs.hasPassed(
                                                check -> places(check).equals(Set.of(place, kept)),
                                                step,
                                                subject));
    }

    private Set<String> places(CheckSpec check) {
        return check instanceof Comparing comparing
                ? new HashSet<>(List.of(place(comparing.left()), place(comparing.right())))
                : Set.of();
    }

    /// What was recorded stands for the place that it was read from.
    private String place(Side side) {
        if (!(side instanceof Side.Recorded(var of, var use, var which))) {
            return Comparisons.place(side);
        }
        return subject.step(of).stream()
                .flatMap(each -> each.verify().stream())
                .filter(each -> each.as().equals(use))
                .flatMap(each -> subject.check(each.check()).stream())
                .flatMap(check -> check instanceof Comparing one ? Stream.of(one) : Stream.of())
                .map(check -> which == Side.Which.RIGHT ? check.right() : check.left())
                .map(Comparisons::place)
                .findFirst()
                .orElse(side.name());
    }

    private Optional<String> mayNotHaveFailed() {
        var when = contingency.when();
        boolean onlyWhenFailed =
                when.on().equals(Set.of(On.FAILED))
                        && !when.of().isEmpty()
                        && when.of().stream().allMatch(this::isAboutIt)
                        && openers().allMatch(this::failsByItAlone)
                        && !isOpenedOtherwise();
        return onlyWhenFailed
                ? Optional.empty()
                : Optional.of(
                        "`%s` can be opened though `%s` has not failed"
                                .formatted(contingency.id(), failed));
    }

    private boolean isAboutIt(Contingency.Subject of) {
        return failed.equals(of.check())
                || (of.check() == null
                        && of.step() != null
                        && subject.step(of.step()).map(this::failsByItAlone).orElse(false));
    }

    /// A check step that nothing else can make fail.
    private boolean failsByItAlone(Step each) {
        return each instanceof CheckStep
                && each.signOffs().isEmpty()
                && each.verify().stream()
                        .filter(use -> !use.reportOnly())
                        .allMatch(use -> use.check().equals(failed));
    }

    private Stream<Step> openers() {
        return subject.runbook().steps().filter(each -> opens(each.policy().onFail()));
    }

    private boolean isOpenedOtherwise() {
        var runbook = subject.runbook();
        return Stream.of(
                        runbook.steps().map(each -> each.policy().onInconclusive()),
                        runbook.steps()
                                .flatMap(each -> each.signOffs().stream())
                                .flatMap(sign -> Stream.ofNullable(sign.onRefuse())),
                        runbook.phases().stream()
                                .flatMap(phase -> Stream.ofNullable(phase.waves()))
                                .map(Waves::onFail),
                        runbook.definitions().watches().stream().map(Watch::onFail))
                .flatMap(reactions -> reactions)
                .anyMatch(this::opens);
    }

    private boolean opens(Reaction reaction) {
        return Openers.opens(reaction, contingency);
    }

    /// The steps whose failing opens the contingency.
    private List<Step> comparing() {
        return subject.runbook()
                .steps()
                .filter(each ->
                        opens(each.policy().onFail())
                                || contingency.when().of().stream()
                                        .anyMatch(of -> Positions.isAbout(of, each)))
                .toList();
    }

    /// All that may have started by the time that the copy is destroyed.
    private Stream<Step> before() {
        var comparing = comparing();
        return Stream.concat(
                subject.runbook()
                        .steps()
                        .filter(each -> !Positions.isTooLate(contingency, each, subject))
                        .filter(each ->
                                comparing.stream()
                                        .anyMatch(one ->
                                                !subject.order().isBefore(one.id(), each.id()))),
                subject.runbook().contingencies().stream()
                        .flatMap(each -> each.steps().stream())
                        .filter(each ->
                                !each.equals(step)
                                        && !subject.order().isBefore(step.id(), each.id())));
    }

    private Optional<String> survivorMayBeGone() {
        var keeps = step.safeguards().effects().keeps();
        return before().filter(each ->
                        each.safeguards().effects().destroys().stream().anyMatch(keeps::contains))
                .findFirst()
                .map(each ->
                        "`%s` may have destroyed what is to survive by then".formatted(each.id()));
    }

    private Optional<String> mayBeInUse() {
        var gone = step.safeguards().effects().destroys();
        return before().filter(each ->
                        each.safeguards().effects().opens().stream().anyMatch(gone::contains))
                .findFirst()
                .map(each ->
                        "`%s` may have let users in by then, so it may hold what is nowhere else"
                                .formatted(each.id()));
    }

    private Optional<String> goesOnWithout() {
        return contingency.endings().stream().allMatch(ending -> isMadeAnew(ending.then()))
                ? Optional.empty()
                : Optional.of(
                        "`%s` lets the release go on without the copy".formatted(contingency.id()));
    }

    private boolean isMadeAnew(Then then) {
        return switch (then) {
            case Then.Retry(var target) ->
                    comparing().stream()
                            .allMatch(each -> subject.order().isBefore(target, each.id()));
            case Then.Hold _, Then.Scrub _, Then.RollBack _, Then.RollBackTo _ -> true;
            case Then.Resume _, Then.ContinueAt _, Then.Postpone _ -> false;
        };
    }
}
