package dev.tminus.ledger.storage;

import dev.tminus.ledger.Later;
import dev.tminus.ledger.LedgerFlaw;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Whether the ledger may be written. One that was changed behind the application's back stays
/// read-only until a restart finds it sound; one that only could not be written is mended. Each
/// change of state is one line of the log, and is told to whoever watches.
@Component
public class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final State YOUNG =
            new State(new LedgerHealth.Sound(0), List.of(), List.of(), false);

    private final Later later;
    private final AtomicReference<State> state = new AtomicReference<>(YOUNG);
    private final Set<Runnable> watchers = new CopyOnWriteArraySet<>();

    Health(Later later) {
        this.later = later;
    }

    /// @param interrupted whether it is only read-only until it can be written again
    private record State(
            LedgerHealth health,
            List<LedgerFlaw> flaws,
            List<String> warnings,
            boolean interrupted) {}

    public LedgerHealth now() {
        return state.get().health();
    }

    public List<LedgerFlaw> flaws() {
        return state.get().flaws();
    }

    /// What somebody should know though everything is recorded.
    public List<String> warnings() {
        return state.get().warnings();
    }

    public boolean isInterrupted() {
        return state.get().interrupted();
    }

    public Subscription watch(Runnable onChange) {
        watchers.add(onChange);
        return () -> watchers.remove(onChange);
    }

    public void verified(long entries) {
        if (isInterrupted()) {
            LOG.info("The ledger takes changes again.");
        }
        change(was -> new State(new LedgerHealth.Sound(entries), List.of(), was.warnings(), false));
    }

    public void appended(long entries) {
        state.updateAndGet(was ->
                switch (was.health()) {
                    case LedgerHealth.Sound(var before) ->
                            new State(
                                    new LedgerHealth.Sound(before + entries),
                                    was.flaws(),
                                    was.warnings(),
                                    false);
                    case LedgerHealth.ReadOnly _ -> was;
                });
    }

    /// Somebody else than tminus changed something.
    public void flawed(List<LedgerFlaw> flaws) {
        var first = flaws.getFirst().what();
        var reason =
                flaws.size() == 1
                        ? first
                        : first + " (%d more do not agree.)".formatted(flaws.size() - 1);
        LOG.error("Read-only from now on: {}", reason);
        flaws.stream().skip(1).forEach(flaw -> LOG.error("Also: {}", flaw.what()));
        change(was ->
                new State(
                        new LedgerHealth.ReadOnly(reason),
                        List.copyOf(flaws),
                        was.warnings(),
                        false));
    }

    /// The same, found while reading a run that nobody had complained of.
    public void found(LedgerFlaw flaw) {
        var known = flaws();
        if (known.stream().noneMatch(one -> flaw.run() != null && flaw.run().equals(one.run()))) {
            var all = new ArrayList<>(known);
            all.add(flaw);
            flawed(all);
        }
    }

    /// The ledger cannot be written, whatever is in it.
    void interrupted(String reason) {
        if (now() instanceof LedgerHealth.Sound) {
            interrupt(reason);
        }
    }

    /// It still cannot be, now for another reason. Figures alone make none.
    void stillInterrupted(String reason) {
        if (state.get() instanceof State(LedgerHealth.ReadOnly(var before), _, _, var interrupted)
                && interrupted
                && !words(before).equals(words(reason))) {
            interrupt(reason);
        }
    }

    private static String words(String reason) {
        return reason.replaceAll("[0-9]+", "");
    }

    private void interrupt(String reason) {
        LOG.error("Read-only until the ledger can be written again: {}", reason);
        change(was ->
                was.health() instanceof LedgerHealth.Sound || was.interrupted()
                        ? new State(
                                new LedgerHealth.ReadOnly(reason),
                                was.flaws(),
                                was.warnings(),
                                true)
                        : was);
    }

    /// Says something from now on that begins so, instead of what began so before.
    ///
    /// @param sentence empty once there is nothing to say
    public void warn(String beginning, String sentence) {
        var before = warnings();
        var after = new ArrayList<>(before);
        after.removeIf(one -> one.startsWith(beginning));
        if (!sentence.isEmpty()) {
            after.add(sentence);
        }
        if (!after.equals(before)) {
            change(was ->
                    new State(was.health(), was.flaws(), List.copyOf(after), was.interrupted()));
        }
    }

    /// Why nothing is accepted at present.
    public Optional<String> refusal() {
        return switch (now()) {
            case LedgerHealth.Sound _ -> Optional.empty();
            case LedgerHealth.ReadOnly(var reason) ->
                    Optional.of("tminus is read-only and nothing was recorded: " + reason);
        };
    }

    private void change(UnaryOperator<State> how) {
        state.updateAndGet(how);
        watchers.forEach(watcher -> later.after(Duration.ZERO, watcher));
    }
}
