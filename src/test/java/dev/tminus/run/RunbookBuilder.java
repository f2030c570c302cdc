package dev.tminus.run;

import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Repeat;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes a runbook down in a few words: steps one after the other, each followed by what it asks
/// for. A step belongs to `ops` and needs nothing unless it says so.
public final class RunbookBuilder {

    private final List<StepDraft> steps = new ArrayList<>();
    private final List<ContingencyDraft> contingencies = new ArrayList<>();
    private final List<Field> inputs = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<Authority, Quorum> authority = new EnumMap<>(Authority.class);
    private Set<StepPart> distinct = Set.of(StepPart.DOER, StepPart.SIGNER);

    private RunbookBuilder() {
        for (var one : Authority.values()) {
            authority.put(one, of(1, "manager"));
        }
    }

    public static RunbookBuilder runbook() {
        return new RunbookBuilder();
    }

    public static Quorum of(int count, String role) {
        return new Quorum(new RoleName(role), count);
    }

    public RunbookBuilder manual(String id) {
        return step(new StepDraft(id, Start.BY_OWNER));
    }

    public RunbookBuilder check(String id, String... uses) {
        var draft = new StepDraft(id, Start.BY_ITSELF);
        draft.check = true;
        step(draft);
        return verify(uses);
    }

    public RunbookBuilder gate(String id, Quorum... poll) {
        var draft = new StepDraft(id, Start.BY_ITSELF);
        draft.poll = List.of(poll);
        return step(draft);
    }

    public RunbookBuilder waitFor(String id, Duration time) {
        return wait(id, new WaitStep.Lasts.For(time));
    }

    /// A wait until that long after T-0.
    public RunbookBuilder waitUntil(String id, Duration offset) {
        return wait(id, new WaitStep.Lasts.Until(zero(offset)));
    }

    public RunbookBuilder waitAnswered(String id, String step, String field) {
        return wait(id, new WaitStep.Lasts.Answered(new StepId(step), field));
    }

    private RunbookBuilder wait(String id, WaitStep.Lasts lasts) {
        var draft = new StepDraft(id, Start.BY_ITSELF);
        draft.lasts = lasts;
        return step(draft);
    }

    /// From here on steps belong to a contingency, `C1` the first; it is opened by hand, belongs to
    /// the manager and ends with a resume unless it says otherwise.
    public RunbookBuilder contingency(String id) {
        contingencies.add(new ContingencyDraft(id, "C" + (contingencies.size() + 1)));
        return this;
    }

    /// What the last contingency is offered for.
    public RunbookBuilder offeredOn(Contingency.On... on) {
        lane().on = Set.of(on);
        return this;
    }

    public RunbookBuilder offeredFor(Contingency.Subject... of) {
        lane().of = List.of(of);
        return this;
    }

    public RunbookBuilder before(String step) {
        lane().before = new StepId(step);
        return this;
    }

    public RunbookBuilder after(String step) {
        lane().after = new StepId(step);
        return this;
    }

    public RunbookBuilder decidedBy(String role) {
        lane().owner = new RoleName(role);
        return this;
    }

    public RunbookBuilder then(Contingency.Then then) {
        lane().endings.add(new Contingency.Ending(null, then));
        return this;
    }

    public RunbookBuilder then(Expression test, Contingency.Then then) {
        lane().endings.add(new Contingency.Ending(new Condition("a test", test, null), then));
        return this;
    }

    public RunbookBuilder when(Expression test) {
        last().when = new Condition("a test", test, null);
        return this;
    }

    public RunbookBuilder optional() {
        last().optional = true;
        return this;
    }

    public RunbookBuilder repeated(Duration every, String until) {
        last().repeat = new Repeat(every, new StepId(until));
        return this;
    }

    public RunbookBuilder form(Field... fields) {
        last().form = List.of(fields);
        return this;
    }

    public RunbookBuilder files(String... names) {
        last().files =
                Stream.of(names)
                        .map(name -> new FormAndFiles.RequestedFile(name, "Title of " + name))
                        .toList();
        return this;
    }

    public RunbookBuilder afterReady(Duration time, Deadline.Effect effect) {
        last().deadlines.add(new Deadline.AfterReady(time, effect));
        return this;
    }

    /// A deadline that long after T-0.
    public RunbookBuilder deadlineAt(Duration offset, Deadline.Effect effect) {
        last().deadlines.add(new Deadline.At(zero(offset), effect));
        return this;
    }

    public RunbookBuilder onFail(String contingency) {
        last().onFail = new Reaction.Open(new ContingencyId(contingency));
        return this;
    }

    public RunbookBuilder onInconclusive(String contingency) {
        last().onInconclusive = new Reaction.Open(new ContingencyId(contingency));
        return this;
    }

    public RunbookBuilder takesAsAnswered(String question) {
        last().takesAsAnswered = new QuestionId(question);
        return this;
    }

    public RunbookBuilder input(Field field) {
        inputs.add(field);
        return this;
    }

    public RunbookBuilder variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /// @param blocks a step, or null
    public RunbookBuilder question(Field field, String owner, @Nullable String blocks) {
        questions.add(
                new Question(
                        new QuestionId(field.name()),
                        field,
                        "Which " + field.name() + "?",
                        new RoleName(owner),
                        null,
                        blocks == null ? null : new StepId(blocks),
                        null));
        return this;
    }

    public static Field field(String name, Field.Type type) {
        return new Field(name, "Title of " + name, type, false, List.of(), null, null);
    }

    public static Field required(String name, Field.Type type) {
        return new Field(name, "Title of " + name, type, true, List.of(), null, null);
    }

    public static Field mustBe(String name, Field.Type type, String value) {
        return new Field(name, "Title of " + name, type, true, List.of(), null, value);
    }

    /// Checks that must pass after the work of the last step.
    public RunbookBuilder verify(String... uses) {
        Stream.of(uses).forEach(use -> last().uses.add(Brief.checkUse(checkOf(use), use)));
        return this;
    }

    /// Repeats the check that was named last.
    public RunbookBuilder until(Until until) {
        return lastUse(use -> new CheckUse(use.check(), use.as(), until, use.reportOnly()));
    }

    /// Only shows what the check says that was named last.
    public RunbookBuilder reportOnly() {
        return lastUse(use -> new CheckUse(use.check(), use.as(), use.until(), true));
    }

    /// A check that must hold before the last step starts.
    public RunbookBuilder requires(String use, Duration every) {
        last().requires.add(Brief.requirement(checkOf(use), use, every, null));
        return this;
    }

    /// A protection under a name of its own, for which any young result of the check stands in.
    public RunbookBuilder requires(
            String use, String check, Duration every, @Nullable Duration notOlder) {
        last().requires.add(Brief.requirement(checkOf(check), use, every, notOlder));
        return this;
    }

    public RunbookBuilder titled(String title) {
        last().title = title;
        return this;
    }

    public RunbookBuilder instructed(String instructions) {
        last().instructions = instructions;
        return this;
    }

    public RunbookBuilder needs(String... needs) {
        last().needs = Stream.of(needs).map(StepId::new).toList();
        return this;
    }

    public RunbookBuilder ownedBy(String role) {
        last().owner = new RoleName(role);
        return this;
    }

    public RunbookBuilder signedBy(Quorum... signOffs) {
        last().signOffs = Stream.of(signOffs).map(Brief::signOff).toList();
        return this;
    }

    /// Planned that long after T-0.
    public RunbookBuilder at(Duration offset) {
        last().at = zero(offset);
        return this;
    }

    private static Timing zero(Duration offset) {
        return new Timing.Elapsed(new Timing.Zero(), offset);
    }

    public RunbookBuilder early() {
        last().early = true;
        return this;
    }

    public RunbookBuilder notBefore() {
        last().notBefore = true;
        return this;
    }

    public RunbookBuilder start(Start start) {
        last().start = start;
        return this;
    }

    public RunbookBuilder distinct(StepPart... parties) {
        distinct = Set.of(parties);
        return this;
    }

    public RunbookBuilder may(Authority what, Quorum who) {
        authority.put(what, who);
        return this;
    }

    public RunbookBuilder nobodyMay(Authority what) {
        authority.remove(what);
        return this;
    }

    public Runbook build() {
        var phase =
                Brief.phase(
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
                variables,
                Map.of(),
                inputs,
                questions,
                List.of(phase),
                contingencies.stream().map(ContingencyDraft::build).toList(),
                Definitions.NONE,
                false,
                Briefing.NONE);
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
        var line = contingencies.isEmpty() ? steps : lane().steps;
        var where = contingencies.isEmpty() ? "1" : lane().number;
        draft.number = where + "." + (line.size() + 1);
        line.add(draft);
        return this;
    }

    private StepDraft last() {
        return contingencies.isEmpty() ? steps.getLast() : lane().steps.getLast();
    }

    private ContingencyDraft lane() {
        return contingencies.getLast();
    }
}
