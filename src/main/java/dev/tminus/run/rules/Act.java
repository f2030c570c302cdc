package dev.tminus.run.rules;

import static dev.tminus.run.StepPhase.CHECKING;
import static dev.tminus.run.StepPhase.DONE;
import static dev.tminus.run.StepPhase.FAILED;
import static dev.tminus.run.StepPhase.INCONCLUSIVE;
import static dev.tminus.run.StepPhase.NO_GO;
import static dev.tminus.run.StepPhase.PLANNED;
import static dev.tminus.run.StepPhase.READY;
import static dev.tminus.run.StepPhase.RUNNING;
import static dev.tminus.run.StepPhase.SIGNING;
import static dev.tminus.run.StepPhase.SKIPPED;
import static dev.tminus.run.StepPhase.WAITING;

import dev.tminus.run.StepPhase;
import java.util.EnumSet;
import java.util.Set;

/// What people do to a step, a run, a question or a contingency. What depends on the phase of a
/// step says in which phases it may be done, and what is said in all others.
public enum Act {
    START("it can be started once it is ready to start", WAITING, READY),
    WITHDRAW_START("its start can be taken back while it is waiting", WAITING),
    FINISH("it can be finished once it is running", RUNNING),
    WORK_AGAIN(
            "it can be worked on again once it has failed or is without an answer",
            FAILED,
            INCONCLUSIVE),
    CHECK_AGAIN(
            "it can be checked again once it has failed or is without an answer",
            FAILED,
            INCONCLUSIVE),
    STOP_CHECKS("its checks can be stopped while one is under way", WAITING, READY, CHECKING),
    SIGN("it can be signed once it is waiting for sign-off", SIGNING),
    REFUSE_TO_SIGN("it can be signed once it is waiting for sign-off", SIGNING),
    WITHDRAW_SIGNATURE,
    VOTE("it can be voted on once it is running", RUNNING),
    VOTE_NO_GO("it can be voted on once it is running", RUNNING),
    POLL_AGAIN(
            "a fresh poll can be opened once it has ended in a no-go", NO_GO, FAILED, INCONCLUSIVE),
    FILL_IN(
            "it can be filled in once it has started",
            "it can be filled in once it is reopened",
            EnumSet.of(RUNNING, CHECKING, SIGNING, FAILED, INCONCLUSIVE, NO_GO)),
    ATTACH(
            "it can be given files once it has started",
            "it can be given files once it is reopened",
            EnumSet.of(RUNNING, CHECKING, SIGNING, FAILED, INCONCLUSIVE, NO_GO)),
    SKIP(
            "it can be skipped before it starts, or once it has failed",
            PLANNED,
            WAITING,
            READY,
            FAILED,
            INCONCLUSIVE),
    UNSKIP("it can be taken up again once it is skipped", SKIPPED),
    REOPEN("it can be reopened once it is done", DONE),
    START_RUN,
    HOLD,
    RESUME,
    SCRUB,
    GIVE_ROLE,
    ANSWER,
    OPEN,
    CLOSE;

    private final String before;
    private final String after;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<StepPhase> phases;

    Act() {
        this("", "", EnumSet.allOf(StepPhase.class));
    }

    Act(String rule, StepPhase first, StepPhase... more) {
        this(rule, rule, EnumSet.of(first, more));
    }

    /// @param before what is said while the step is ahead
    /// @param after what is said once it is through or was left out
    Act(String before, String after, Set<StepPhase> phases) {
        this.before = before;
        this.after = after;
        this.phases = Set.copyOf(phases);
    }

    /// Whether it may be done in a phase at all.
    public boolean isIn(StepPhase phase) {
        return phases.contains(phase);
    }

    /// When it may be done, as a sentence goes on about a step that is in another phase.
    String rule(StepPhase phase) {
        return phase.isAhead() ? before : after;
    }
}
