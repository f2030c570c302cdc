package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Parts.badge;
import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.row;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.server.VaadinService;
import dev.tminus.run.Answer;
import dev.tminus.run.CommandId;
import dev.tminus.run.LedgerHealth;
import dev.tminus.run.PlanRun;
import dev.tminus.run.Runs;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Mode;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.security.SignedIn;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where, how and when.
final class PlanForm extends Section {

    private static final Logger LOG = LoggerFactory.getLogger(PlanForm.class);

    private final Subject subject;
    private final Runs runs;
    private final SignedIn signedIn;
    private final RadioButtonGroup<Target> target = new RadioButtonGroup<>(say("plan.target"));
    private final ZeroField zero;
    private final Div answer = new Div();
    private final Span asking = with(new Span(), "asking s t2");
    private final NativeButton go = button("", "primary", this::plan);
    private CommandId command = CommandId.fresh();

    PlanForm(Subject subject, Runs runs, SignedIn signedIn) {
        this.subject = subject;
        this.runs = runs;
        this.signedIn = signedIn;
        this.zero = new ZeroField(subject);
        with(this, "card planform").getElement().setAttribute("aria-label", say("plan.title"));
        var targets = targets();
        target.setItems(targets);
        target.setRenderer(
                new ComponentRenderer<>(
                        one -> row(text(one.environment().value()), badge(one.mode(), "sm"))));
        target.addValueChangeListener(_ -> name());
        if (!targets.isEmpty()) {
            target.setValue(targets.getFirst());
        }
        answer.getElement().setAttribute("role", "alert");
        name();
        asking.getElement().setAttribute("role", "status");
        add(target, answer, zero, div("row acts", asking, go));
        showHealth();
    }

    /// Rehearsals first: nobody lands on production by not choosing.
    private List<Target> targets() {
        var targets = new ArrayList<Target>();
        for (var mode : Mode.values()) {
            subject.environments().stream()
                    .filter(environment -> environment.allows().contains(mode))
                    .forEach(environment -> targets.add(new Target(environment.name(), mode)));
        }
        return targets;
    }

    private void name() {
        var chosen = target.getValue();
        var live = chosen != null && chosen.mode() == Mode.LIVE;
        go.setText(say(live ? "plan.go.live" : "plan.go.rehearsal"));
    }

    private void showHealth() {
        if (runs.health() instanceof LedgerHealth.ReadOnly(var reason)) {
            refuse(reason);
            go.setEnabled(false);
        } else if (targets().isEmpty()) {
            refuse(say("plan.no-environment"));
            go.setEnabled(false);
        }
    }

    private void plan() {
        answer.removeAll();
        var instant = zero.read();
        var chosen = target.getValue();
        if (chosen == null || instant.isEmpty()) {
            return;
        }
        var wish =
                new PlanRun(
                        subject.version(),
                        subject.workspaceVersion(),
                        chosen.environment(),
                        chosen.mode(),
                        instant.get(),
                        zero.zone());
        ask(wish);
    }

    /// Asks beside the page, since servers are given some seconds to say who they are; whoever went
    /// on to another page meanwhile stays there.
    private void ask(PlanRun wish) {
        var id = command;
        var actor = signedIn.actor();
        var sorry = say("plan.broke");
        var show = UI.getCurrent().<Answer>accessLater(this::show, () -> {});
        setAsking(true);
        VaadinService.getCurrent()
                .getExecutor()
                .execute(() -> {
                    try {
                        show.accept(runs.plan(id, actor, wish));
                    } catch (RuntimeException broken) {
                        LOG.error("Planning failed", broken);
                        show.accept(new Answer.Refused(sorry));
                    }
                });
    }

    private void setAsking(boolean now) {
        go.setEnabled(!now);
        var chosen = target.getValue();
        asking.setText(
                now && chosen != null ? say("plan.asking", chosen.environment().value()) : "");
    }

    private void show(Answer said) {
        setAsking(false);
        switch (said) {
            case Answer.Accepted(var run, _, _) -> {
                if (isAttached()) {
                    UI.getCurrent().navigate(Places.run(run));
                }
            }
            case Answer.Refused(var reason) -> {
                command = CommandId.fresh();
                refuse(reason);
            }
        }
    }

    private void refuse(String reason) {
        answer.removeAll();
        answer.add(banner(Tone.FAIL, "failed", "note", text(reason, "lines")));
    }

    /// One way to run it.
    private record Target(EnvironmentName environment, Mode mode) {}
}
