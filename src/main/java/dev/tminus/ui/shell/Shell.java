package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.tone;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.RunGlance;
import dev.tminus.ledger.Runs;
import dev.tminus.ledger.Subscription;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.Keys;
import dev.tminus.ui.parts.Pushed;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.parts.When;
import dev.tminus.ui.security.SignedIn;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// The frame around every page: band, navigation, top bar, and the bottom bar of a phone.
///
/// It shows nothing that needs a right, so that error pages have it too.
@AnonymousAllowed
@Uses(When.class)
public final class Shell extends Div implements RouterLayout, AfterNavigationObserver {

    private final Runs runs;
    private final Div band = new Div();
    private final Navigation side = Navigation.side();
    private final Navigation bottom = Navigation.bottom();
    private final TopBar top;
    private final Alarm alarm;
    private final Div page = with(new Div(), "page");
    private final Optional<PersonId> person;
    private final InstantSource clock;
    private transient @Nullable Subscription watch;
    private @Nullable HasElement content;

    Shell(Runs runs, Catalog catalog, SignedIn signedIn, SessionEnd end, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
        person = signedIn.person();
        var workspace =
                person.flatMap(_ -> Optional.ofNullable(catalog.shelf().workspace().value()));
        var sites = workspace.map(Site::of).orElse(List.of());
        top = new TopBar(person, workspace, sites, end, clock);
        alarm = new Alarm(runs, person.isPresent());
        page.add(top, new Connection(), alarm);
        with(this, "shell");
        When.prepare(getElement(), sites, Browser.zone());
        add(with(link("#main", say("shell.skip")), "skip"), band, side, page, bottom);
        if (person.isPresent()) {
            add(new Keys().on("g+h", () -> go(Places.HOME)).on("g+r", () -> go(Places.RUNS)));
        }
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        top.recallScheme(attach.getUI());
        person.ifPresent(reader -> {
            watch =
                    Pushed.<Integer>to(
                            attach.getUI(),
                            told -> runs.watchAll(now -> told.accept(awaited(reader, now))),
                            this::show);
            show(counted(reader));
        });
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    @Override
    public void showRouterLayoutContent(HasElement shown) {
        removeRouterLayoutContent(null);
        content = shown;
        page.getElement().appendChild(shown.getElement());
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement old) {
        if (content != null) {
            content.getElement().removeFromParent();
            content = null;
        }
    }

    /// A dialog belongs to the page below it, and would cover the next one.
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        UI.getCurrent()
                .getChildren()
                .filter(Dialog.class::isInstance)
                .map(Dialog.class::cast)
                .toList()
                .forEach(Dialog::close);
        if (content instanceof Framed framed) {
            show(framed.frame());
        }
        alarm.refresh();
    }

    private static void go(String place) {
        UI.getCurrent().navigate(place);
    }

    /// A ledger that cannot be read at present keeps no page from saying so.
    private int counted(PersonId reader) {
        try {
            return awaited(reader, runs.underWay());
        } catch (DataAccessException | TransactionException unreadable) {
            return 0;
        }
    }

    private int awaited(PersonId reader, List<RunGlance> underWay) {
        var now = clock.instant();
        return underWay.stream()
                .map(RunGlance::state)
                .mapToInt(run -> Rules.awaited(run, reader, now).size())
                .sum();
    }

    /// Shows how much waits for the reader.
    private void show(int waiting) {
        side.count(waiting);
        bottom.count(waiting);
    }

    private void show(Frame frame) {
        setClassName("rail", frame.rail());
        setClassName("runpage", frame.band() != null);
        side.mark(frame.entry());
        bottom.mark(frame.entry());
        top.show(frame);
        showBand(frame.band());
    }

    private void showBand(@Nullable Mode mode) {
        band.removeAll();
        band.setVisible(mode != null);
        if (mode == null) {
            return;
        }
        band.setClassName("band " + tone(mode).tint());
        band.getElement()
                .setAttribute("role", "region")
                .setAttribute("aria-label", say("band.label"));
        var live = mode == Mode.LIVE;
        var words = new Span(icon(live ? "live" : "flask", "s12"));
        words.add(text(say(live ? "mode.live" : "mode.rehearsal"), "word"));
        words.add(new Span(say(live ? "band.live" : "band.rehearsal")));
        band.add(words);
    }

    /// Says that something failed which the reader did.
    public void sorry(String sentence) {
        alarm.sorry(sentence);
    }
}
