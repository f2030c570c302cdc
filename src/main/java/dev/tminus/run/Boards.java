package dev.tminus.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The live feed: one picture of a run per change and instance, shared by all who watch. Changes
/// within [#GATHERING] of each other come as one.
@Component
class Boards {

    /// How long changes gather before they are shown.
    static final Duration GATHERING = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(Boards.class);

    private final Later later;
    private final Map<RunId, Audience> audiences = new ConcurrentHashMap<>();

    Boards(Later later) {
        this.later = later;
    }

    Runs.Watch watch(RunId run, Supplier<Optional<RunBoard>> picture, Consumer<RunBoard> viewer) {
        audiences.compute(
                run,
                (_, audience) -> {
                    var there = audience == null ? new Audience(picture) : audience;
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

    void changed(RunId run) {
        var audience = audiences.get(run);
        if (audience != null && audience.gathering.compareAndSet(false, true)) {
            later.after(GATHERING, audience::show);
        }
    }

    /// Everybody who watches one run.
    private static final class Audience {

        private final Supplier<Optional<RunBoard>> picture;
        private final Set<Consumer<RunBoard>> viewers = new CopyOnWriteArraySet<>();
        private final AtomicBoolean gathering = new AtomicBoolean();

        Audience(Supplier<Optional<RunBoard>> picture) {
            this.picture = picture;
        }

        void show() {
            gathering.set(false);
            picture.get().ifPresent(board -> viewers.forEach(viewer -> show(viewer, board)));
        }

        private static void show(Consumer<RunBoard> viewer, RunBoard board) {
            try {
                viewer.accept(board);
            } catch (RuntimeException failed) {
                LOG.warn("A page could not be told of a change", failed);
            }
        }
    }
}
