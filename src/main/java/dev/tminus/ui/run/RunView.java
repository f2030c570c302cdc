package dev.tminus.ui.run;

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
import com.vaadin.flow.router.RouteAlias;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.ledger.RunBoard;
import dev.tminus.ledger.Runs;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Download;
import dev.tminus.ui.parts.LiveBoard;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.security.SignedIn;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.unit.DataSize;

/// One run, live: head, phases, checklist, the chosen step, events.
@Route(value = Places.RUN, layout = Shell.class)
@RouteAlias(value = Places.STEP, layout = Shell.class)
@PermitAll
class RunView extends Div implements BeforeEnterObserver, Framed, HasDynamicTitle {

    private final transient Runs runs;
    private final transient SignedIn signedIn;
    private final transient InstantSource clock;
    private final transient FilesSection.Evidence evidence;
    private final transient LiveBoard live;
    private transient @Nullable RunPage shown;

    /// @param limit of one file that somebody attaches
    RunView(
            Runs runs,
            SignedIn signedIn,
            InstantSource clock,
            EvidenceStore store,
            @Value("${tminus.evidence.upload-limit}") DataSize limit) {
        this.runs = runs;
        this.signedIn = signedIn;
        this.clock = clock;
        this.evidence =
                new FilesSection.Evidence(
                        new Download.Door(runs, store, signedIn), new Intake.Shelf(store, limit));
        this.live = new LiveBoard(runs);
        with(this, "view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var run = RunGateway.named(parameters);
        if (shown == null || !shown.gateway().state().id().equals(run)) {
            var board = RunGateway.board(runs, run);
            live.stop();
            removeAll();
            var gateway = new RunGateway(runs, signedIn.actor(), clock, board, this::see);
            shown = new RunPage(this, gateway, evidence);
            if (isAttached()) {
                startWatching(event.getUI());
            }
        }
        var step = parameters.get("step").map(StepId::new).orElse(null);
        if (step != null && !shown.gateway().state().checklist().has(step)) {
            throw new NotFoundException(say("run.no-step", step));
        }
        shown.select(step);
    }

    private void see(RunBoard board) {
        if (shown != null) {
            shown.see(board);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        startWatching(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        live.stop();
    }

    private void startWatching(UI ui) {
        var page = shown;
        if (page != null) {
            live.follow(ui, page.gateway().state().id(), page::see);
        }
    }

    @Override
    public Frame frame() {
        var plan = current().gateway().state().plan();
        var runbook = current().gateway().state().checklist().runbook();
        return new Frame(
                NavEntry.RUNS,
                true,
                List.of(
                        new Frame.Crumb(say("runs.title"), Places.RUNS),
                        Frame.Crumb.here(runbook.title()),
                        Frame.Crumb.here(say("run.number", String.valueOf(plan.number())))),
                plan.mode(),
                false);
    }

    @Override
    public String getPageTitle() {
        return shown == null
                ? say("app.name")
                : say("title", shown.gateway().state().checklist().runbook().title());
    }

    private RunPage current() {
        if (shown == null) {
            throw new IllegalStateException("No run is shown");
        }
        return shown;
    }
}
