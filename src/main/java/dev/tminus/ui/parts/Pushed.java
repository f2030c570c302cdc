package dev.tminus.ui.parts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.VaadinService;
import dev.tminus.ledger.Subscription;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens elsewhere and is drawn on an open page.
public final class Pushed {

    private static final Logger LOG = LoggerFactory.getLogger(Pushed.class);

    private Pushed() {}

    /// Draws everything that is told, once the page is free each time. A page that has gone without
    /// saying so is told nothing any more.
    ///
    /// @param watch begins to tell; whoever calls closes what it returns when the page goes
    public static <T> Subscription to(
            UI ui, Function<Consumer<T>, Subscription> watch, SerializableConsumer<T> drawing) {
        var watching = new AtomicReference<Subscription>();
        var later =
                ui.accessLater(
                        drawing,
                        () -> {
                            var gone = watching.get();
                            if (gone != null) {
                                gone.close();
                            }
                        });
        var begun = watch.apply(later);
        watching.set(begun);
        return begun;
    }

    /// Does what takes time beside the page and draws what came of it; whoever went on to another
    /// page meanwhile stays there.
    ///
    /// @param sorry drawn where it failed, which is logged
    public static <T> void aside(Supplier<T> work, T sorry, SerializableConsumer<T> drawing) {
        var later = UI.getCurrent().<T>accessLater(drawing, () -> {});
        VaadinService.getCurrent()
                .getExecutor()
                .execute(() -> {
                    try {
                        later.accept(work.get());
                    } catch (RuntimeException | Error broken) {
                        LOG.error("Work for a page failed", broken);
                        later.accept(sorry);
                    }
                });
    }
}
