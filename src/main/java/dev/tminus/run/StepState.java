package dev.tminus.run;

import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where one step stands and how it got there.
///
/// @param attempt counts the attempts of its work from 1, 0 before the first
/// @param since when it entered its phase
/// @param reason why it failed or has no answer, else empty
/// @param doers who started and finished the work of this attempt
/// @param ledger what its checks said
/// @param signatures those that count now
/// @param ballots those of the poll that is open or was last
/// @param asked the start that waits for protections, null where nobody asked
/// @param readyAt when it became ready to start for the first time since it was planned, null
///   before
/// @param waitsUntil when a wait goes on, null where it is none or has not begun
/// @param outdated whether it started on the strength of something that no longer stands
/// @param deadlines the places of those in its list that have passed
/// @param entries what was filled into its form, oldest first; the last one counts
/// @param files what was attached, oldest first; of each name the last one counts
/// @param past how many of both are from before it was done all over, and count no more
/// @param late what was entered after it happened
/// @param again whether it was done and is due once more, as it is repeated
public record StepState(
        StepPhase phase,
        int attempt,
        Instant since,
        String reason,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<PersonId> doers,
        CheckLedger ledger,
        List<Signature> signatures,
        List<Ballot> ballots,
        List<Remark> remarks,
        @Nullable RequestedStart asked,
        @Nullable Instant readyAt,
        @Nullable Instant waitsUntil,
        boolean outdated,
        Set<Integer> deadlines,
        List<FormEntry> entries,
        List<Attachment> files,
        Past past,
        List<LateEntry> late,
        boolean again) {

    /// How many entries and files count no more.
    public record Past(int entries, int files) {
        static final Past NOTHING = new Past(0, 0);
    }

    static StepState planned(Instant at) {
        return new StepState(
                StepPhase.PLANNED,
                0,
                at,
                "",
                null,
                null,
                List.of(),
                CheckLedger.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                Set.of(),
                List.of(),
                List.of(),
                Past.NOTHING,
                List.of(),
                false);
    }

    /// The values of its form as they stand.
    public Map<String, String> answers() {
        return entries.size() == past.entries() ? Map.of() : entries.getLast().values();
    }

    /// The entries of its form that count, oldest first.
    public List<FormEntry> entriesNow() {
        return entries.subList(past.entries(), entries.size());
    }

    /// The files that count, oldest first.
    public List<Attachment> filesNow() {
        return files.subList(past.files(), files.size());
    }

    /// The file that counts for a name that the step asks for, or null while there is none.
    public @Nullable Attachment file(String name) {
        return filesNow().reversed().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// The attempts of each use of a check, oldest first.
    public Map<String, List<CheckAttempt>> checks() {
        return ledger.attempts();
    }

    /// The newest attempt of a use, or null before the first.
    public @Nullable CheckAttempt lastAttempt(String use) {
        return ledger.last(use);
    }

    /// The newest outcome of a use, or null while there is none.
    public @Nullable Outcome lastOutcome(String use) {
        var attempt = lastAttempt(use);
        return attempt == null ? null : attempt.outcome();
    }

    /// Whether an attempt of a use is under way.
    public boolean underWay(String use) {
        var attempt = lastAttempt(use);
        return attempt != null && attempt.underWay();
    }

    StepState in(StepPhase next, Instant at) {
        return in(next, at, "");
    }

    /// A start that was asked for is remembered only while the step waits.
    StepState in(StepPhase next, Instant at, String why) {
        var copy = new Copy(this);
        copy.phase = next;
        copy.since = at;
        copy.reason = why;
        copy.endedAt = next == StepPhase.DONE ? at : null;
        copy.ledger = next == StepPhase.PLANNED ? ledger.inRound(0) : ledger;
        copy.asked = next == StepPhase.WAITING ? asked : null;
        copy.late = copy.asked != null || next == StepPhase.RUNNING ? late : lateNow();
        copy.waitsUntil = null;
        copy.again = again && !next.satisfies();
        copy.outdated = outdated && next.hasStarted() && next != StepPhase.DONE;
        if (next == StepPhase.PLANNED) {
            copy.readyAt = null;
        } else if (readyAt == null && (next == StepPhase.READY || next == StepPhase.RUNNING)) {
            copy.readyAt = at;
        }
        return copy.made();
    }

    StepState started(int number, Instant at, List<PersonId> by) {
        var copy = new Copy(in(StepPhase.RUNNING, at));
        copy.attempt = number;
        copy.startedAt = at;
        copy.doers = by;
        copy.signatures = List.of();
        copy.ballots = List.of();
        return copy.made();
    }

    StepState doneBy(PersonId person) {
        return with(copy -> copy.doers = doers.contains(person) ? doers : added(doers, person));
    }

    StepState withLedger(UnaryOperator<CheckLedger> change) {
        return with(copy -> copy.ledger = change.apply(ledger));
    }

    StepState withSignatures(List<Signature> now) {
        return with(copy -> copy.signatures = now);
    }

    /// Without what others than these people said in a role.
    StepState heardOnly(RoleName role, List<PersonId> people) {
        var copy = new Copy(this);
        copy.signatures =
                signatures.stream()
                        .filter(one -> !one.role().equals(role) || people.contains(one.person()))
                        .toList();
        copy.ballots =
                ballots.stream()
                        .filter(one -> !one.role().equals(role) || people.contains(one.person()))
                        .toList();
        return copy.made();
    }

    /// With one person's newest vote in place of any older.
    StepState withBallot(Ballot ballot) {
        var others = ballots.stream().filter(one -> !one.person().equals(ballot.person())).toList();
        return with(copy -> copy.ballots = added(others, ballot));
    }

    StepState withRemark(Remark remark) {
        return with(copy -> copy.remarks = added(remarks, remark));
    }

    /// As if nothing of it had been done: whatever was found, filled in and attached is kept and
    /// counts no more.
    StepState anew(Instant at) {
        var copy = new Copy(in(StepPhase.PLANNED, at));
        copy.ledger = copy.ledger.forgetting();
        copy.past = new Past(entries.size(), files.size());
        copy.startedAt = null;
        copy.doers = List.of();
        copy.signatures = List.of();
        copy.ballots = List.of();
        copy.deadlines = Set.of();
        copy.again = false;
        return copy.made();
    }

    /// The same once more, as it is repeated: what was built on it stands.
    StepState repeated(Instant at) {
        var copy = new Copy(anew(at));
        copy.again = true;
        return copy.made();
    }

    /// Back to planned: who started a gate and how they voted counts no more.
    ///
    /// @param declared its deadlines; those after it became ready begin anew
    StepState returned(Instant at, List<Deadline> declared) {
        var copy = new Copy(in(StepPhase.PLANNED, at));
        copy.deadlines =
                deadlines.stream()
                        .filter(number -> !(declared.get(number) instanceof Deadline.AfterReady))
                        .collect(Collectors.toUnmodifiableSet());
        if (phase.hasStarted()) {
            copy.startedAt = null;
            copy.doers = List.of();
            copy.signatures = List.of();
            copy.ballots = List.of();
        }
        return copy.made();
    }

    StepState withBallots(List<Ballot> now) {
        return with(copy -> copy.ballots = now);
    }

    StepState withWait(Instant until) {
        return with(copy -> copy.waitsUntil = until);
    }

    /// Who has signed so far has not seen what it now stands on.
    StepState withOutdated() {
        var copy = new Copy(this);
        copy.outdated = true;
        copy.signatures = phase == StepPhase.SIGNING ? List.of() : signatures;
        return copy.made();
    }

    StepState withDeadline(int passed) {
        var copy = new Copy(this);
        var all = new TreeSet<>(deadlines);
        all.add(passed);
        copy.deadlines = Collections.unmodifiableSet(all);
        return copy.made();
    }

    /// What a signature covered is no longer what it was.
    StepState withEntry(FormEntry entry) {
        var copy = new Copy(this);
        copy.entries = added(entries, entry);
        copy.signatures = List.of();
        return copy.made();
    }

    /// What a signature covered is no longer what it was.
    StepState withFile(Attachment file) {
        var copy = new Copy(this);
        copy.files = added(files, file);
        copy.signatures = List.of();
        return copy.made();
    }

    StepState withLate(LateEntry entry) {
        return with(copy -> copy.late = added(late, entry));
    }

    StepState withAsked(@Nullable RequestedStart start) {
        var copy = new Copy(this);
        copy.asked = start;
        copy.late = start == null ? lateNow() : late;
        return copy.made();
    }

    private StepState with(Consumer<Copy> change) {
        var copy = new Copy(this);
        change.accept(copy);
        return copy.made();
    }

    /// Without a start that was entered late, waited for protections and came to nothing.
    private List<LateEntry> lateNow() {
        return late.stream().allMatch(one -> one.attempt() <= attempt)
                ? late
                : late.stream().filter(one -> one.attempt() <= attempt).toList();
    }

    static <T> List<T> added(List<T> list, T one) {
        var more = new ArrayList<T>(list.size() + 1);
        more.addAll(list);
        more.add(one);
        return List.copyOf(more);
    }

    /// All parts, to change some.
    private static final class Copy {
        private StepPhase phase;
        private int attempt;
        private Instant since;
        private String reason;
        private @Nullable Instant startedAt;
        private @Nullable Instant endedAt;
        private List<PersonId> doers;
        private CheckLedger ledger;
        private List<Signature> signatures;
        private List<Ballot> ballots;
        private List<Remark> remarks;
        private @Nullable RequestedStart asked;
        private @Nullable Instant readyAt;
        private @Nullable Instant waitsUntil;
        private boolean outdated;
        private Set<Integer> deadlines;
        private List<FormEntry> entries;
        private List<Attachment> files;
        private Past past;
        private List<LateEntry> late;
        private boolean again;

        Copy(StepState of) {
            phase = of.phase;
            attempt = of.attempt;
            since = of.since;
            reason = of.reason;
            startedAt = of.startedAt;
            endedAt = of.endedAt;
            doers = of.doers;
            ledger = of.ledger;
            signatures = of.signatures;
            ballots = of.ballots;
            remarks = of.remarks;
            asked = of.asked;
            readyAt = of.readyAt;
            waitsUntil = of.waitsUntil;
            outdated = of.outdated;
            deadlines = of.deadlines;
            entries = of.entries;
            files = of.files;
            past = of.past;
            late = of.late;
            again = of.again;
        }

        StepState made() {
            return new StepState(
                    phase,
                    attempt,
                    since,
                    reason,
                    startedAt,
                    endedAt,
                    doers,
                    ledger,
                    signatures,
                    ballots,
                    remarks,
                    asked,
                    readyAt,
                    waitsUntil,
                    outdated,
                    deadlines,
                    entries,
                    files,
                    past,
                    late,
                    again);
        }
    }
}
