package dev.tminus.ledger;

import static java.util.stream.Collectors.toSet;

import dev.tminus.ledger.journal.EventTypes;
import dev.tminus.ledger.journal.Head;
import dev.tminus.ledger.journal.Journal;
import dev.tminus.ledger.journal.JournalUnreadable;
import dev.tminus.ledger.journal.Line;
import dev.tminus.ledger.journal.RegistryEvent;
import dev.tminus.ledger.journal.Witnesses;
import dev.tminus.run.Fold;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One reading of every journal from its first entry to its last; what is wrong with one run keeps
/// no other from being read.
final class ReadLedger {

    private final Journal journal;
    private final RunMemory memory;
    private final Rows rows;
    private final EvidenceUses evidence;
    private final List<LedgerFlaw> flaws = new ArrayList<>();
    private final Map<UUID, RegistryEvent.RunRegistered> registered = new HashMap<>();
    private final Map<UUID, RegistryEvent.RunEnded> ended = new HashMap<>();
    private final Map<UUID, RunRow> runRows = new HashMap<>();
    private boolean registryBroken;
    private @Nullable Stream now;

    ReadLedger(Journal journal, RunMemory memory, Rows rows, EvidenceUses evidence) {
        this.journal = journal;
        this.memory = memory;
        this.rows = rows;
        this.evidence = evidence;
    }

    /// Says what does not hold in a stream, so that the rest of it says nothing any more.
    private static final class Broken extends RuntimeException {

        private final String what;

        Broken(String what) {
            super(what);
            this.what = what;
        }
    }

    /// The stream that is being read.
    private static final class Stream {

        private final UUID id;
        private final Set<EvidenceUses.Use> uses = new HashSet<>();
        private Head head = Journal.BEGINNING;
        private @Nullable RunState state;
        private @Nullable Instant over;
        private boolean broken;

        Stream(UUID id) {
            this.id = id;
        }

        boolean isRegistry() {
            return id.equals(Journal.REGISTRY);
        }

        String name() {
            return Journal.name(id);
        }
    }

    /// Everything that does not hold, at most one thing of a stream.
    List<LedgerFlaw> flaws(Witnesses.Testimony testimony) {
        rows.runs().forEach(row -> runRows.put(row.id(), row));
        journal.each(stored -> entry(stored, testimony));
        end(testimony);
        for (var missing : registered.values()) {
            say(
                    missing.run().value(),
                    "The registry knows run %d (%s), but its journal is gone."
                            .formatted(missing.number(), missing.run()));
        }
        for (var extra : runRows.values()) {
            say(
                    extra.id(),
                    "There is a row of run %d, but no journal of it.".formatted(extra.number()));
        }
        return flaws;
    }

    private void say(UUID stream, String what) {
        flaws.add(Journal.flaw(stream, what));
    }

    private void entry(Journal.Stored stored, Witnesses.Testimony testimony) {
        if (now == null || !stored.stream().equals(now.id)) {
            end(testimony);
            now = new Stream(stored.stream());
        }
        var stream = now;
        if (stream.broken) {
            return;
        }
        try {
            read(stream, stored);
            testimony.at(stream.id, stream.head).ifPresent(ReadLedger::broken);
        } catch (Broken flaw) {
            stream.broken = true;
            registryBroken |= stream.isRegistry();
            say(stream.id, flaw.what);
        }
    }

    private static void broken(String what) {
        throw new Broken(what);
    }

    private void read(Stream stream, Journal.Stored stored) {
        if (!Journal.continues(stored, stream.head)) {
            throw new Broken(Journal.broken(stream.id, stored.seq()));
        }
        stream.head = new Head(stored.seq(), stored.hash());
        var line = readable(stream, stored);
        if (!repeats(stored, line)) {
            throw new Broken(
                    "Entry %d of %s says something else than the columns beside it."
                            .formatted(stored.seq(), stream.name()));
        }
        if (stream.isRegistry()) {
            register(line);
        } else {
            fold(stream, line);
        }
    }

    private Line readable(Stream stream, Journal.Stored stored) {
        try {
            return journal.read(stored);
        } catch (JournalUnreadable unreadable) {
            throw new Broken(
                    "Entry %d of %s cannot be read: %s"
                            .formatted(stored.seq(), stream.name(), unreadable.what()));
        }
    }

    private void register(Line line) {
        switch (line.event()) {
            case RegistryEvent.RunRegistered run -> registered.put(run.run().value(), run);
            case RegistryEvent.RunEnded run -> ended.put(run.run().value(), run);
            default ->
                    throw new Broken(
                            "Entry %d of the registry does not belong there."
                                    .formatted(line.seq()));
        }
    }

    private void fold(Stream stream, Line line) {
        var run = new RunId(line.stream());
        var before = stream.state;
        try {
            var after =
                    before == null
                            ? memory.begin(run, line)
                            : Fold.apply(before, RunMemory.recorded(line));
            EvidenceUses.uses(after, RunMemory.recorded(line)).forEach(stream.uses::add);
            stream.state = after;
            if (stream.over == null && after.status().isOver()) {
                stream.over = line.at();
            }
        } catch (RuntimeException impossible) {
            throw new Broken(
                    before == null
                            ? "Entry %d of %s cannot be read: %s"
                                    .formatted(line.seq(), stream.name(), impossible.getMessage())
                            : "Entry %d of %s cannot follow what is before it: %s"
                                    .formatted(line.seq(), stream.name(), impossible.getMessage()));
        }
        isRegistered(stream, line);
    }

    private void isRegistered(Stream stream, Line line) {
        var hash = HexFormat.of().formatHex(stream.head.hash());
        if (line.seq() == 1) {
            var known = registered.get(stream.id);
            if (known == null ? !registryBroken : !known.planHash().equals(hash)) {
                throw new Broken(
                        "The registry does not know %s as it begins.".formatted(stream.name()));
            }
        }
        var end = ended.get(stream.id);
        if (end != null && end.head() == line.seq() && !end.headHash().equals(hash)) {
            throw new Broken("The registry knows another end of %s.".formatted(stream.name()));
        }
    }

    private void end(Witnesses.Testimony testimony) {
        var stream = now;
        now = null;
        if (stream == null) {
            return;
        }
        var end = ended.remove(stream.id);
        registered.remove(stream.id);
        var row = runRows.remove(stream.id);
        var sealed = testimony.end(stream.id, stream.head);
        if (stream.broken) {
            return;
        }
        try {
            if (end != null && stream.head.seq() < end.head()) {
                throw new Broken(
                        "The journal of %s ends at entry %d, the registry knows of %d."
                                .formatted(stream.name(), stream.head.seq(), end.head()));
            }
            sealed.ifPresent(ReadLedger::broken);
            var state = stream.state;
            if (state != null) {
                compare(stream, state, row);
            }
        } catch (Broken flaw) {
            say(stream.id, flaw.what);
        }
    }

    private void compare(Stream stream, RunState fold, @Nullable RunRow row) {
        if (!RunRow.of(fold, stream.head).equals(row)) {
            throw new Broken(
                    "The row of %s is not what its journal says.".formatted(stream.name()));
        }
        List<Rows.StepRow> expected = new ArrayList<>();
        for (var place = 0; place < fold.steps().size(); place++) {
            expected.add(Rows.StepRow.of(fold, place));
        }
        if (!expected.equals(rows.steps(stream.id))) {
            throw new Broken(
                    "Step rows of %s are not what its journal says.".formatted(stream.name()));
        }
        var kept = evidence.of(stream.id);
        if (!stream.uses.equals(kept.stream().map(EvidenceUses.Kept::use).collect(toSet()))
                || !kept.stream().allMatch(one -> one.staysAsLong(stream.over))) {
            throw new Broken(
                    "Evidence rows of %s are not what its journal says.".formatted(stream.name()));
        }
    }

    private static boolean repeats(Journal.Stored stored, Line line) {
        return line.stream().equals(stored.stream())
                && line.seq() == stored.seq()
                && line.command().value().equals(stored.command())
                && line.at().equals(stored.at())
                && EventTypes.name(line.event()).equals(stored.type())
                && line.version() == stored.version();
    }
}
