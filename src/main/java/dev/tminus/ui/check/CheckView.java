package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.ledger.Runs;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Download;
import dev.tminus.ui.parts.LiveBoard;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.StepCheck;
import dev.tminus.ui.security.SignedIn;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One check of a step, live: its newest result, or the attempt that the address names.
@Route(value = Places.CHECK, layout = Shell.class)
@PermitAll
class CheckView extends Div implements BeforeEnterObserver, Framed, HasDynamicTitle {

    private final transient Runs runs;
    private final transient SignedIn signedIn;
    private final transient InstantSource clock;
    private final transient Reports reports;
    private final transient Evidence evidence;
    private final transient LiveBoard live;
    private transient @Nullable CheckPage shown;

    CheckView(
            Runs runs,
            SignedIn signedIn,
            InstantSource clock,
            Reports reports,
            EvidenceStore store) {
        this.runs = runs;
        this.signedIn = signedIn;
        this.clock = clock;
        this.reports = reports;
        this.evidence = new Evidence(new Download.Door(runs, store, signedIn));
        this.live = new LiveBoard(runs);
        with(this, "view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var subject = subject(parameters);
        var attempt = parameters.get("attempt").map(CheckView::number).orElse(null);
        subject.choose(attempt);
        if (attempt != null && subject.attempt() == null) {
            throw new NotFoundException(say("result.no-attempt", subject.check().title(), attempt));
        }
        if (shown == null || shown.subject() != subject) {
            removeAll();
            shown = new CheckPage(subject, evidence);
            add(shown);
            if (isAttached()) {
                follow(event.getUI());
            }
        }
        shown.refresh();
    }

    /// The one that is shown already, where the address names the same check of the same run.
    private ShownCheck subject(RouteParameters parameters) {
        var run = RunGateway.named(parameters);
        var step = new StepId(parameters.get("step").orElse("?"));
        var use = parameters.get("use").orElse("");
        if (shown != null) {
            var subject = shown.subject();
            if (subject.run().equals(run)
                    && subject.step().id().equals(step)
                    && subject.check().as().equals(use)) {
                return subject;
            }
        }
        var board = RunGateway.board(runs, run);
        var checklist = board.state().checklist();
        if (!checklist.has(step)) {
            throw new NotFoundException(say("run.no-step", step));
        }
        var check =
                StepCheck.of(checklist.runbook(), checklist.step(step), use)
                        .orElseThrow(() -> new NotFoundException(say("result.no-check", use)));
        var gateway =
                new RunGateway(runs, signedIn.actor(), clock, board, newer -> current().see(newer));
        return new ShownCheck(gateway, checklist.step(step), check, reports);
    }

    private static int number(String text) {
        return text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 0;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        follow(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        live.stop();
    }

    private void follow(UI ui) {
        var page = shown;
        if (page != null) {
            live.follow(ui, page.subject().run(), page::see);
        }
    }

    @Override
    public Frame frame() {
        var subject = current().subject();
        var run = subject.gateway().state();
        var plan = run.plan();
        var basics = subject.step().basics();
        return new Frame(
                NavEntry.RUNS,
                true,
                List.of(
                        new Frame.Crumb(say("runs.title"), Places.RUNS),
                        new Frame.Crumb(
                                say(
                                        "result.crumb.run",
                                        run.checklist().runbook().title(),
                                        String.valueOf(plan.number())),
                                Places.run(run.id())),
                        new Frame.Crumb(
                                basics.number() + " " + basics.title(),
                                Places.step(run.id(), basics.id())),
                        Frame.Crumb.here(subject.check().title())),
                plan.mode(),
                true);
    }

    @Override
    public String getPageTitle() {
        if (shown == null) {
            return say("app.name");
        }
        var subject = shown.subject();
        var attempt = subject.attempt();
        return say(
                "title",
                attempt == null
                        ? subject.check().title()
                        : say("result.page-title", subject.check().title(), attempt.number()));
    }

    private CheckPage current() {
        if (shown == null) {
            throw new IllegalStateException("No check is shown");
        }
        return shown;
    }
}
