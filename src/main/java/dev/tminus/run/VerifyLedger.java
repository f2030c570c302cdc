package dev.tminus.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Before anybody is served: every chain holds, the registry knows every run, and the rows are the
/// fold of the journal. What does not hold opens read-only; nothing is ever repaired in silence.
@Component
class VerifyLedger implements SmartInitializingSingleton {

    private final Journal journal;
    private final RunMemory memory;
    private final Rows rows;
    private final FinishRows finish;
    private final Health health;
    private final TransactionTemplate reading;

    VerifyLedger(
            Journal journal,
            RunMemory memory,
            Rows rows,
            FinishRows finish,
            Health health,
            PlatformTransactionManager transactions) {
        this.journal = journal;
        this.memory = memory;
        this.rows = rows;
        this.finish = finish;
        this.health = health;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @Override
    public void afterSingletonsInstantiated() {
        finish.olderRows();
        var flaw = flaw();
        if (flaw.isPresent()) {
            health.readOnly(flaw.get());
        } else {
            health.verified(journal.size());
        }
    }

    /// The first thing that does not hold, or nothing.
    Optional<String> flaw() {
        try {
            reading.executeWithoutResult(_ -> new Pass().verify());
            return Optional.empty();
        } catch (Flaw flaw) {
            return Optional.of(flaw.what);
        }
    }

    /// Says what does not hold and where.
    private static final class Flaw extends RuntimeException {
        private final String what;

        Flaw(String what) {
            super(what);
            this.what = what;
        }
    }

    /// One reading of everything.
    private final class Pass {

        private final Map<UUID, RegistryEvent.RunRegistered> registered = new HashMap<>();
        private final Map<UUID, RegistryEvent.RunEnded> ended = new HashMap<>();
        private final Map<UUID, RunRow> runRows = new HashMap<>();
        private @Nullable UUID stream;
        private Journal.Head head = Journal.BEGINNING;
        private @Nullable RunState state;

        void verify() {
            rows.runs().forEach(row -> runRows.put(row.id(), row));
            journal.after(Journal.REGISTRY, Journal.BEGINNING).lines().forEach(this::register);
            journal.each(this::entry);
            endOfStream();
            for (var missing : registered.values()) {
                throw new Flaw(
                        "The registry knows run %d (%s), but its journal is gone."
                                .formatted(missing.number(), missing.run()));
            }
            for (var extra : runRows.values()) {
                throw new Flaw(
                        "There is a row of run %d, but no journal of it."
                                .formatted(extra.number()));
            }
        }

        private void register(Journal.Line line) {
            switch (line.event()) {
                case RegistryEvent.RunRegistered run -> registered.put(run.run().value(), run);
                case RegistryEvent.RunEnded run -> ended.put(run.run().value(), run);
                default ->
                        throw new Flaw("The registry holds an entry that does not belong there.");
            }
        }

        private void entry(Journal.Stored stored) {
            if (!stored.stream().equals(stream)) {
                endOfStream();
                stream = stored.stream();
                head = Journal.BEGINNING;
                state = null;
            }
            if (!Journal.continues(stored, head)) {
                throw new Flaw(
                        "The chain of %s breaks at entry %d."
                                .formatted(name(stored.stream()), stored.seq()));
            }
            head = new Journal.Head(stored.seq(), stored.hash());
            var line = readable(stored);
            if (!repeats(stored, line)) {
                throw new Flaw(
                        "Entry %d of %s says something else than the columns beside it."
                                .formatted(stored.seq(), name(stored.stream())));
            }
            if (!stored.stream().equals(Journal.REGISTRY)) {
                fold(line);
            }
        }

        private Journal.Line readable(Journal.Stored stored) {
            try {
                return journal.read(stored);
            } catch (JournalUnreadable unreadable) {
                throw new Flaw(unreadable.what());
            }
        }

        private void fold(Journal.Line line) {
            var run = new RunId(line.stream());
            try {
                state =
                        state == null
                                ? memory.begin(run, line)
                                : Fold.apply(state, RunMemory.recorded(line));
            } catch (RuntimeException impossible) {
                throw new Flaw(
                        "Entry %d of %s cannot follow what is before it: %s"
                                .formatted(
                                        line.seq(), name(line.stream()), impossible.getMessage()));
            }
            registeredAt(line);
        }

        private void registeredAt(Journal.Line line) {
            var hash = HexFormat.of().formatHex(head.hash());
            if (line.seq() == 1) {
                var known = registered.get(line.stream());
                if (known == null || !known.planHash().equals(hash)) {
                    throw new Flaw(
                            "The registry does not know %s as it begins."
                                    .formatted(name(line.stream())));
                }
            }
            var end = ended.get(line.stream());
            if (end != null && end.head() == line.seq() && !end.headHash().equals(hash)) {
                throw new Flaw(
                        "The registry knows another end of %s.".formatted(name(line.stream())));
            }
        }

        private void endOfStream() {
            if (stream == null || stream.equals(Journal.REGISTRY) || state == null) {
                return;
            }
            var end = ended.remove(stream);
            if (end != null && head.seq() < end.head()) {
                throw new Flaw(
                        "The journal of %s ends at entry %d, the registry knows of %d."
                                .formatted(name(stream), head.seq(), end.head()));
            }
            registered.remove(stream);
            compare(state, runRows.remove(stream));
        }

        private void compare(RunState fold, @Nullable RunRow row) {
            if (!RunRow.of(fold, head).equals(row)) {
                throw new Flaw(
                        "The row of %s is not what its journal says."
                                .formatted(name(fold.id().value())));
            }
            List<Rows.StepRow> expected = new ArrayList<>();
            for (var place = 0; place < fold.steps().size(); place++) {
                expected.add(Rows.StepRow.of(fold, place));
            }
            if (!expected.equals(rows.steps(fold.id().value()))) {
                throw new Flaw(
                        "Step rows of %s are not what its journal says."
                                .formatted(name(fold.id().value())));
            }
        }

        private boolean repeats(Journal.Stored stored, Journal.Line line) {
            return line.stream().equals(stored.stream())
                    && line.seq() == stored.seq()
                    && line.command().value().equals(stored.command())
                    && line.at().equals(stored.at())
                    && EventCodec.name(line.event()).equals(stored.type());
        }

        private static String name(UUID stream) {
            return stream.equals(Journal.REGISTRY) ? "the registry" : "run " + stream;
        }
    }
}
