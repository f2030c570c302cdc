package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.Runs;
import dev.tminus.planning.Finding;
import dev.tminus.planning.PlanRun;
import dev.tminus.planning.RunPlanning;
import dev.tminus.run.CommandId;
import dev.tminus.runbook.Mode;
import dev.tminus.schedule.Circumstances;
import dev.tminus.schedule.Plan;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Pushed;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.security.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where, how, when and with whom; and beside it what would come of it.
final class PlanForm extends Div {

    private final PlannedFiles subject;
    private final RunPlanning planning;
    private final SignedIn signedIn;
    private final TargetField target;
    private final ZeroField zero;
    private final InputsCard inputs;
    private final RolesCard roles;
    private final QuestionsCard questions;
    private final PreflightCard preflight = new PreflightCard(this::preflight);
    private final TimesCard times;
    private final Div answer = new Div();
    private final Span asking = with(new Span(), "asking s t2");
    private final Span blockers = with(new Span(), "row c-fail s strong blockers");
    private final NativeButton go = button("", "primary", this::plan);
    private CommandId command = CommandId.fresh();
    private int changes;
    private int asked;

    /// @param choice of another runbook
    PlanForm(
            PlannedFiles subject,
            Component choice,
            Runs runs,
            RunPlanning planning,
            SignedIn signedIn) {
        this.subject = subject;
        this.planning = planning;
        this.signedIn = signedIn;
        this.target = new TargetField(subject, this::retarget);
        this.zero = new ZeroField(subject, this::retime);
        this.inputs = new InputsCard(subject, this::retime);
        this.roles = new RolesCard(subject, this::changed);
        this.questions = new QuestionsCard(subject, this::retime);
        this.times = new TimesCard(subject);
        answer.getElement().setAttribute("role", "alert");
        asking.getElement().setAttribute("role", "status");
        var release =
                with(new Card(say("plan.release")), "planform").body(choice, target, answer, zero);
        with(this, "plancols");
        add(
                div("plancol form", release, inputs, roles, questions),
                div("plancol", preflight, times));
        name();
        showTimes();
        showHealth();
    }

    /// What begins the run, for the bar of the page.
    Div acts() {
        return div("planacts", asking, blockers, go);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        if (attach.isInitialAttach()) {
            preflight();
        }
    }

    private void name() {
        var live = target.value().map(Target::mode).filter(mode -> mode == Mode.LIVE).isPresent();
        go.setText(say(live ? "plan.go.live" : "plan.go.rehearsal"));
    }

    private void showHealth() {
        var closed = planning.refusal(signedIn.actor());
        if (closed.isPresent()) {
            refuse(closed.get());
            go.setEnabled(false);
        } else if (target.isEmpty()) {
            refuse(say("plan.no-environment"));
            go.setEnabled(false);
        }
    }

    private void retarget() {
        name();
        answer.removeAll();
        showTimes();
        changed();
        preflight();
    }

    private void retime() {
        showTimes();
        changed();
    }

    private void changed() {
        changes++;
        outdate();
    }

    private void outdate() {
        preflight.outdate();
        blockers.removeAll();
    }

    private void showBlockers(List<Finding> found) {
        var failed = found.stream().filter(one -> one.level() == Finding.Level.FAILED).count();
        blockers.removeAll();
        if (failed > 0) {
            blockers.add(icon("failed", "s14"), text(count("plan.blockers", failed)));
        }
    }

    private void showTimes() {
        zero.read()
                .ifPresentOrElse(
                        instant -> {
                            var plan = Plan.of(subject.runbook(), instant, known());
                            times.show(
                                    plan,
                                    zero.zone(),
                                    target.value().map(Target::mode).orElse(null));
                            roles.show(plan, zero.zone());
                            questions.show(plan, zero.zone());
                        },
                        times::clear);
    }

    /// By what is filled in so far.
    private Circumstances known() {
        var chosen = target.value();
        var known =
                new Circumstances(
                        questions.sound(),
                        inputs.sound(),
                        Map.of(),
                        chosen.map(Target::mode).orElse(null));
        return known.in(
                subject.environments().stream()
                        .filter(one ->
                                chosen.filter(is -> !is.environment().equals(one.name()))
                                        .isEmpty()));
    }

    private Optional<PlanRun> wish() {
        return target.value().flatMap(chosen -> zero.read().map(at -> wish(chosen, at)));
    }

    private PlanRun wish(Target chosen, Instant at) {
        return new PlanRun(
                subject.version(),
                subject.workspaceVersion(),
                chosen.environment(),
                chosen.mode(),
                at,
                zero.zone(),
                inputs.values(),
                roles.chosen(),
                questions.values());
    }

    private void preflight() {
        var wish = wish();
        if (wish.isEmpty()) {
            preflight.waitFor(say("preflight.first"));
            return;
        }
        var number = ++asked;
        var before = changes;
        var actor = signedIn.actor();
        var broke =
                new Finding(
                        Finding.Level.FAILED,
                        Finding.Topic.RUN,
                        "",
                        say("preflight.broke"),
                        say("preflight.broke.next"));
        preflight.ask(wish.get().environment().value());
        Pushed.aside(
                () -> planning.preflight(wish.get(), actor),
                List.of(broke),
                found -> {
                    if (number == asked) {
                        preflight.show(found);
                        showBlockers(found);
                        if (before != changes) {
                            outdate();
                        }
                    }
                });
    }

    private void plan() {
        answer.removeAll();
        var chosen = target.read();
        var at = zero.read();
        var wrong =
                Stream.of(inputs.firstWrong(), roles.firstWrong(), questions.firstWrong())
                        .flatMap(Optional::stream)
                        .toList();
        if (chosen.isEmpty() || at.isEmpty() || !wrong.isEmpty()) {
            asking.setText(say("plan.look"));
            wrong.stream().findFirst().ifPresent(Runnable::run);
            return;
        }
        var wish = wish(chosen.get(), at.get());
        var id = command;
        var actor = signedIn.actor();
        blockers.removeAll();
        setAsking(Optional.of(wish.environment().value()));
        Pushed.aside(
                () -> planning.plan(id, actor, wish),
                new CommandResult.Refused(say("plan.broke")),
                this::show);
    }

    private void setAsking(Optional<String> environment) {
        go.setEnabled(environment.isEmpty());
        asking.setText(environment.map(name -> say("plan.asking", name)).orElse(""));
    }

    private void show(CommandResult said) {
        setAsking(Optional.empty());
        switch (said) {
            case CommandResult.Accepted(var run, _, _) -> {
                if (isAttached()) {
                    UI.getCurrent().navigate(Places.run(run));
                }
            }
            case CommandResult.Refused(var reason) -> {
                command = CommandId.fresh();
                refuse(reason);
                answer.getElement().callJsFunction("scrollIntoView", false);
            }
        }
    }

    private void refuse(String reason) {
        answer.removeAll();
        answer.add(banner(Tone.FAIL, "failed", "note", text(reason, "lines")));
    }
}
