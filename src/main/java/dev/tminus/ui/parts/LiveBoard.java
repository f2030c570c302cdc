package dev.tminus.ui.parts;

import com.vaadin.flow.component.UI;
import dev.tminus.ledger.RunBoard;
import dev.tminus.ledger.Runs;
import dev.tminus.ledger.Subscription;
import dev.tminus.run.RunId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps one page up to date with one run, for as long as the page is open.
public final class LiveBoard {

    private final Runs runs;
    private @Nullable Subscription watch;

    public LiveBoard(Runs runs) {
        this.runs = runs;
    }

    /// Shows every new picture from now on, and the present one.
    public void follow(UI ui, RunId run, Consumer<RunBoard> page) {
        stop();
        watch = Pushed.<RunBoard>to(ui, told -> runs.watch(run, told), page::accept);
        runs.board(run).ifPresent(page);
    }

    public void stop() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
