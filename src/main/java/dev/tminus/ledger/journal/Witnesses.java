package dev.tminus.ledger.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What is known of the journal apart from itself: seals that need a key, and heads noted outside
/// the database.
@Component
public class Witnesses {

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

    private final Journal journal;
    private final Seals seals;
    private final Heads heads;
    private volatile boolean anew;
    private final TransactionTemplate writing;

    /// @param anew whether the operator wants all seals made anew at this start
    Witnesses(
            Journal journal,
            Seals seals,
            Heads heads,
            @Value("${tminus.seal.anew:false}") boolean anew,
            PlatformTransactionManager transactions) {
        this.journal = journal;
        this.seals = seals;
        this.heads = heads;
        this.anew = anew;
        this.writing = new TransactionTemplate(transactions);
    }

    /// A sentence about one stream.
    public record StreamFlaw(UUID stream, String what) {}

    /// What they say now, to be held against one reading of the journal. The heads are read first,
    /// so that none is younger than what the transaction sees.
    public Testimony hear() {
        if (anew) {
            return new Testimony(new HashMap<>(), List.of(), false);
        }
        try {
            var lines = heads.read();
            var sealed = seals.all();
            return new Testimony(sealed, lines, heads.exist() || !sealed.isEmpty());
        } catch (IOException unreadable) {
            var testimony = new Testimony(seals.all(), List.of(), true);
            testimony.said.add(
                    new StreamFlaw(
                            Journal.REGISTRY,
                            "The heads outside the database cannot be read: %s. Fix: put that line right, or move the file away."
                                    .formatted(unreadable.getMessage())));
            return testimony;
        }
    }

    /// Once the journal itself was found sound: seals what was never sealed, as in a ledger of an
    /// earlier version, or all of it where the operator asked for that.
    public void begin() {
        if (anew) {
            putAside();
            LOG.warn("All seals are made anew, as tminus.seal.anew asks. Take that out again.");
        }
        boolean missed = !anew && !heads.exist() && !seals.all().isEmpty();
        if (missed) {
            LOG.warn("{} is gone, and begins anew.", heads.file());
        } else if (anew || !heads.exist()) {
            writing.executeWithoutResult(_ -> {
                seals.forget();
                journal.streams().forEach(stream -> seals.seal(stream, journal.head(stream)));
            });
        }
        anew = false;
        if (!heads.exist()) {
            heads.begin();
            journal.streams().stream()
                    .filter(Journal.REGISTRY::equals)
                    .forEach(registry -> heads.note(registry, journal.head(registry)));
        }
    }

    /// Every run that is planned leaves a line; without the last one the others prove less.
    public void completeHeads() {
        journal.streams().stream().filter(Journal.REGISTRY::equals).forEach(this::noteEnd);
    }

    private void noteEnd(UUID registry) {
        var head = journal.head(registry);
        try {
            if (heads.read().stream()
                    .noneMatch(line ->
                            line.stream().equals(registry) && line.head().seq() == head.seq())) {
                LOG.warn(
                        "{} lacks the line of entry {} of the registry: a crash came between, or"
                                + " somebody took lines out. It is noted now.",
                        heads.file(),
                        head.seq());
                heads.note(registry, head);
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("They were read a moment ago", unreadable);
        }
    }

    private void putAside() {
        try {
            heads.putAside();
        } catch (IOException e) {
            throw new IllegalStateException("The heads cannot be put aside", e);
        }
    }

    /// One hearing: streams are held against it entry by entry.
    public final class Testimony {

        private final Map<UUID, Seals.Seal> sealed;
        private final boolean wanted;
        private final Map<UUID, Map<Long, Heads.Noted>> noted = new HashMap<>();
        private final List<StreamFlaw> said = new ArrayList<>();

        /// @param wanted whether every stream must have a seal
        private Testimony(Map<UUID, Seals.Seal> sealed, List<Heads.Noted> lines, boolean wanted) {
            var keyed = sealed.isEmpty() || seals.hasKey();
            this.sealed = keyed ? sealed : new HashMap<>();
            this.wanted = wanted && keyed;
            if (!keyed) {
                said.add(new StreamFlaw(Journal.REGISTRY, lost()));
                return;
            }
            for (var line : lines) {
                if (seals.fits(line.mac(), line.stream(), line.head())) {
                    noted.computeIfAbsent(line.stream(), _ -> new HashMap<>())
                            .put(line.head().seq(), line);
                } else if (said.isEmpty()) {
                    said.add(new StreamFlaw(line.stream(), foreign(line)));
                }
            }
        }

        private String lost() {
            return "The key of the seals, %s, is gone. Fix: put it back; or, if it is lost for good, start once with TMINUS_SEAL_ANEW=true."
                    .formatted(seals.key());
        }

        private String foreign(Heads.Noted line) {
            return "Line %d of %s was not written with the key %s."
                    .formatted(line.line(), heads.file(), seals.key());
        }

        /// What is wrong where a stream goes through an entry.
        public Optional<String> at(UUID stream, Head head) {
            var lines = noted.get(stream);
            var line = lines == null ? null : lines.remove(head.seq());
            return line == null || line.head().hex().equals(head.hex())
                    ? Optional.empty()
                    : Optional.of(
                            "Entry %d of %s is another than the one noted in line %d of %s: the journal was written anew."
                                    .formatted(
                                            head.seq(),
                                            Journal.name(stream),
                                            line.line(),
                                            heads.file()));
        }

        /// What is wrong where a stream ends.
        public Optional<String> end(UUID stream, Head head) {
            var lines = noted.remove(stream);
            var seal = sealed.remove(stream);
            var name = Journal.name(stream);
            if (lines != null && !lines.isEmpty()) {
                return Optional.of(gone(last(lines)));
            }
            if (!wanted) {
                return Optional.empty();
            }
            if (seal == null) {
                return Optional.of("The seal of %s is gone.".formatted(name));
            }
            if (seal.seq() != head.seq()) {
                return Optional.of(
                        "The journal of %s ends at entry %d, its seal is of entry %d."
                                .formatted(name, head.seq(), seal.seq()));
            }
            return seals.fits(seal.mac(), stream, head)
                    ? Optional.empty()
                    : Optional.of(
                            "The seal of %s does not fit its last entry, %d: the journal was written anew, or with another key than %s."
                                    .formatted(name, head.seq(), seals.key()));
        }

        /// What no stream answered for, once all have been read.
        public List<StreamFlaw> missing() {
            noted.forEach((stream, lines) -> said.add(new StreamFlaw(stream, gone(last(lines)))));
            sealed.forEach((stream, seal) -> {
                if (!noted.containsKey(stream)) {
                    said.add(new StreamFlaw(stream, without(stream, seal)));
                }
            });
            return said;
        }

        private static String without(UUID stream, Seals.Seal seal) {
            return "There is a seal of %s at entry %d, but no journal of it."
                    .formatted(Journal.name(stream), seal.seq());
        }

        private static Heads.Noted last(Map<Long, Heads.Noted> lines) {
            return Collections.max(lines.values(), Comparator.comparingInt(Heads.Noted::line));
        }

        private String gone(Heads.Noted line) {
            return "Line %d of %s knows entry %d of %s, which is gone. Fix: put the database back as it was; if an older one was put back on purpose, move that file away."
                    .formatted(
                            line.line(),
                            heads.file(),
                            line.head().seq(),
                            Journal.name(line.stream()));
        }
    }
}
