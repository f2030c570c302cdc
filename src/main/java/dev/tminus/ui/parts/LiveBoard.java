package dev.tminus.ui.parts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import dev.tminus.run.RunBoard;
import dev.tminus.run.RunId;
import dev.tminus.run.Runs;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps one page up to date with one run, for as long as the page is open.
public final class LiveBoard {

    private final Runs runs;
    private Runs.@Nullable Watch watch;

    public LiveBoard(Runs runs) {
        this.runs = runs;
    }

    /// Shows every new picture from now on, and the present one.
    public void follow(UI ui, RunId run, Consumer<RunBoard> page) {
        stop();
        watch = runs.watch(run, board -> later(ui, () -> page.accept(board)));
        runs.board(run).ifPresent(page);
    }

    public void stop() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /// Draws it once the page is free; what fails there ends in the page's own error handling.
    private static void later(UI ui, Command drawing) {
        var _ = ui.access(drawing);
    }
}
