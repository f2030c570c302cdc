package dev.tminus.ledger;

import static java.util.Objects.requireNonNull;

import dev.tminus.run.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The live feed: one picture of a run per change and instance, shared by all who watch. Changes
/// within [#GATHERING] of each other come as one.
@Component
class Boards {

    /// How long changes gather before they are shown.
    static final Duration GATHERING = Duration.ofMillis(250);

    /// How long they gather before those see them who watch all runs.
    static final Duration GATHERING_ALL = Duration.ofSeconds(1);

    /// How long until a picture is tried again that the database did not give.
    static final Duration AGAIN = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Boards.class);

    private final Later later;
    private final Map<RunId, Audience<RunBoard>> audiences = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Audience<List<RunGlance>>> ofAll =
            new AtomicReference<>();

    Boards(Later later) {
        this.later = later;
    }

    Subscription watch(RunId run, Supplier<Optional<RunBoard>> picture, Consumer<RunBoard> viewer) {
        audiences.compute(
                run,
                (_, audience) -> {
                    var there = audience == null ? new Audience<>(picture) : audience;
                    there.viewers.add(viewer);
                    return there;
                });
        return () ->
                audiences.computeIfPresent(
                        run,
                        (_, audience) -> {
                            audience.viewers.remove(viewer);
                            return audience.viewers.isEmpty() ? null : audience;
                        });
    }

    Subscription watchAll(Supplier<List<RunGlance>> picture, Consumer<List<RunGlance>> viewer) {
        var audience =
                requireNonNull(
                        ofAll.updateAndGet(there ->
                                there == null
                                        ? new Audience<>(() -> Optional.of(picture.get()))
                                        : there));
        audience.viewers.add(viewer);
        return () -> audience.viewers.remove(viewer);
    }

    void changed(RunId run) {
        gather(audiences.get(run), GATHERING);
        gather(ofAll.get(), GATHERING_ALL);
    }

    /// Something changed that shows on the page of every run.
    void changed() {
        audiences.values().forEach(audience -> gather(audience, GATHERING));
        gather(ofAll.get(), GATHERING_ALL);
    }

    private void gather(@Nullable Audience<?> audience, Duration time) {
        if (audience != null
                && !audience.viewers.isEmpty()
                && audience.gathering.compareAndSet(false, true)) {
            later.after(time, () -> show(audience));
        }
    }

    private void show(Audience<?> audience) {
        try {
            audience.show();
        } catch (DataAccessException | TransactionException failed) {
            LOG.warn("A change is shown later", failed);
            gather(audience, AGAIN);
        }
    }

    /// Everybody who watches the same.
    private static final class Audience<P> {

        private final Supplier<Optional<P>> picture;
        private final Set<Consumer<P>> viewers = new CopyOnWriteArraySet<>();
        private final AtomicBoolean gathering = new AtomicBoolean();

        Audience(Supplier<Optional<P>> picture) {
            this.picture = picture;
        }

        void show() {
            gathering.set(false);
            picture.get().ifPresent(now -> viewers.forEach(viewer -> show(viewer, now)));
        }

        private static <P> void show(Consumer<P> viewer, P now) {
            try {
                viewer.accept(now);
            } catch (RuntimeException failed) {
                LOG.warn("A page could not be told of a change", failed);
            }
        }
    }
}
