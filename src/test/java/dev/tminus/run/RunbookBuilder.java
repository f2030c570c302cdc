package dev.tminus.run;

import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Party;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.PhaseId;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookId;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Until;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes a runbook down in a few words: steps one after the other, each followed by what it asks
/// for. A step belongs to `ops` and needs nothing unless it says so.
final class RunbookBuilder {

    private final List<StepDraft> steps = new ArrayList<>();
    private final Map<Authority, Quorum> authority = new EnumMap<>(Authority.class);
    private Set<Party> distinct = Set.of(Party.DOER, Party.SIGNER);

    private RunbookBuilder() {
        for (var one : Authority.values()) {
            authority.put(one, of(1, "manager"));
        }
    }

    static RunbookBuilder runbook() {
        return new RunbookBuilder();
    }

    static Quorum of(int count, String role) {
        return new Quorum(new RoleName(role), count);
    }

    RunbookBuilder manual(String id) {
        return step(new StepDraft(id, Start.BY_OWNER));
    }

    RunbookBuilder check(String id, String... uses) {
        var draft = new StepDraft(id, Start.BY_ITSELF);
        draft.check = true;
        step(draft);
        return verify(uses);
    }

    RunbookBuilder gate(String id, Quorum... poll) {
        var draft = new StepDraft(id, Start.BY_ITSELF);
        draft.poll = List.of(poll);
        return step(draft);
    }

    /// Checks that must pass after the work of the last step.
    RunbookBuilder verify(String... uses) {
        Stream.of(uses).forEach(use -> last().uses.add(new CheckUse(checkOf(use), use)));
        return this;
    }

    /// Repeats the check that was named last.
    RunbookBuilder until(Until until) {
        return lastUse(use -> new CheckUse(use.check(), use.as(), until, use.reportOnly()));
    }

    /// Only shows what the check says that was named last.
    RunbookBuilder reportOnly() {
        return lastUse(use -> new CheckUse(use.check(), use.as(), use.until(), true));
    }

    /// A check that must hold before the last step starts.
    RunbookBuilder requires(String use, Duration every) {
        last().requires.add(new Requirement(checkOf(use), use, every, null));
        return this;
    }

    /// A protection under a name of its own, for which any young result of the check stands in.
    RunbookBuilder requires(String use, String check, Duration every, @Nullable Duration notOlder) {
        last().requires.add(new Requirement(checkOf(check), use, every, notOlder));
        return this;
    }

    RunbookBuilder titled(String title) {
        last().title = title;
        return this;
    }

    RunbookBuilder instructed(String instructions) {
        last().instructions = instructions;
        return this;
    }

    RunbookBuilder needs(String... needs) {
        last().needs = Stream.of(needs).map(StepId::new).toList();
        return this;
    }

    RunbookBuilder ownedBy(String role) {
        last().owner = new RoleName(role);
        return this;
    }

    RunbookBuilder signedBy(Quorum... signOffs) {
        last().signOffs = Stream.of(signOffs).map(SignOff::new).toList();
        return this;
    }

    /// Planned that long after T-0.
    RunbookBuilder at(Duration offset) {
        last().at = new Timing.Elapsed(new Timing.Zero(), offset);
        return this;
    }

    RunbookBuilder early() {
        last().early = true;
        return this;
    }

    RunbookBuilder notBefore() {
        last().notBefore = true;
        return this;
    }

    RunbookBuilder start(Start start) {
        last().start = start;
        return this;
    }

    RunbookBuilder distinct(Party... parties) {
        distinct = Set.of(parties);
        return this;
    }

    RunbookBuilder may(Authority what, Quorum who) {
        authority.put(what, who);
        return this;
    }

    RunbookBuilder nobodyMay(Authority what) {
        authority.remove(what);
        return this;
    }

    Runbook build() {
        var phase =
                new Phase(
                        new PhaseId("only"),
                        "The only phase",
                        null,
                        steps.stream().map(StepDraft::build).toList());
        return new Runbook(
                new RunbookId("trial"),
                "Trial",
                "The new version is live",
                ZoneOffset.UTC,
                List.of(new EnvironmentName("qa")),
                null,
                Map.of(),
                authority,
                distinct,
                Map.of(),
                Map.of(),
                List.of(phase));
    }

    private RunbookBuilder lastUse(UnaryOperator<CheckUse> change) {
        var uses = last().uses;
        uses.set(uses.size() - 1, change.apply(uses.getLast()));
        return this;
    }

    private static CheckId checkOf(String use) {
        return new CheckId("check-" + use);
    }

    private RunbookBuilder step(StepDraft draft) {
        draft.number = "1." + (steps.size() + 1);
        steps.add(draft);
        return this;
    }

    private StepDraft last() {
        return steps.getLast();
    }

    private static final class StepDraft {
        final String id;
        String number = "";
        String title;
        String instructions = "";
        RoleName owner = new RoleName("ops");
        @Nullable Timing at;
        boolean early;
        boolean notBefore;
        Start start;
        List<StepId> needs = List.of();
        List<SignOff> signOffs = List.of();
        boolean check;
        final List<CheckUse> uses = new ArrayList<>();
        final List<Requirement> requires = new ArrayList<>();
        List<Quorum> poll = List.of();

        StepDraft(String id, Start start) {
            this.id = id;
            this.title = "Title of " + id;
            this.start = start;
        }

        Step build() {
            var basics =
                    new StepBasics(
                            new StepId(id),
                            number,
                            title,
                            owner,
                            at,
                            early,
                            notBefore,
                            start,
                            null,
                            needs,
                            instructions,
                            requires,
                            uses,
                            signOffs);
            if (check) {
                return new CheckStep(basics);
            }
            return poll.isEmpty() ? new ManualStep(basics) : new GateStep(basics, poll);
        }
    }
}
