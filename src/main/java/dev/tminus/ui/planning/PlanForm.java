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
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
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

/// Where, how and when.
final class PlanForm extends Section {

    private final Subject subject;
    private final Runs runs;
    private final SignedIn signedIn;
    private final RadioButtonGroup<Target> target = new RadioButtonGroup<>(say("plan.target"));
    private final ZeroField zero;
    private final Div answer = new Div();
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
        add(target, zero, answer, div("row acts", go));
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
        switch (runs.plan(command, signedIn.actor(), wish)) {
            case Answer.Accepted(var run, _, _) -> UI.getCurrent().navigate(Places.run(run));
            case Answer.Refused(var reason) -> {
                command = CommandId.fresh();
                refuse(reason);
            }
        }
    }

    private void refuse(String reason) {
        answer.removeAll();
        answer.add(banner(Tone.FAIL, "failed", "note", text(reason)));
    }

    /// One way to run it.
    private record Target(EnvironmentName environment, Mode mode) {}
}
