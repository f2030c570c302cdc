package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.ledger.LedgerFlaw;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.Runs;
import dev.tminus.ledger.Subscription;
import dev.tminus.ui.parts.Pushed;
import dev.tminus.ui.parts.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says across every page, as soon as it is known, that the ledger cannot be written or trusted,
/// and what else somebody should know.
final class Alarm extends Div {

    private static final int MOST = 20;

    private final transient Runs runs;
    private final boolean signedIn;
    private final Div health = new Div();
    private transient @Nullable Subscription watch;

    /// @param signedIn whether somebody reads who may know of runs
    Alarm(Runs runs, boolean signedIn) {
        this.runs = runs;
        this.signedIn = signedIn;
        with(this, "alarm");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        watch =
                Pushed.<Boolean>to(
                        attach.getUI(),
                        told -> runs.watchHealth(() -> told.accept(true)),
                        _ -> refresh());
        refresh();
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /// Something that the reader did has failed.
    void sorry(String sentence) {
        add(banner(Tone.FAIL, "error", "alert", text(sentence)));
    }

    void refresh() {
        removeAll();
        health.removeAll();
        if (runs.health() instanceof LedgerHealth.ReadOnly(var reason)) {
            health.add(signedIn ? broken(reason, runs.flaws()) : broken("", List.of()));
        }
        if (signedIn) {
            runs.warnings()
                    .forEach(warning ->
                            health.add(banner(Tone.WARN, "attention", "status", text(warning))));
        }
        if (health.getChildren().findAny().isPresent()) {
            add(health);
        }
    }

    private static Div broken(String reason, List<LedgerFlaw> flaws) {
        var banner =
                banner(
                        Tone.FAIL,
                        "error",
                        "alert",
                        text(say("ledger.broken"), "strong"),
                        text(" " + reason));
        if (flaws.size() > 1) {
            var list = new UnorderedList();
            flaws.stream()
                    .limit(MOST)
                    .forEach(flaw -> list.add(new ListItem(visible(flaw.what()))));
            banner.add(list);
        }
        return banner;
    }
}
