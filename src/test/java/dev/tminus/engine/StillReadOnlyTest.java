package dev.tminus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerState;
import dev.tminus.check.CarryOutCheck;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.MaskKey;
import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.DueWork.Attempt;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.LiveProgress;
import dev.tminus.ledger.Runs;
import dev.tminus.run.RunId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.source.Secrets;
import dev.tminus.testing.Brief;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// What is due while the ledger is read-only must not count as done: a thrown exception is what
/// makes the scheduler keep it.
class StillReadOnlyTest {

    private static final RunId RUN = RunId.of("0197b0c0-0000-7000-8000-000000000000");
    private static final Attempt ATTEMPT = new Attempt(RUN, new StepId("c1"), "rows", 1);

    private static final Instant DUE = Instant.parse("2026-12-05T14:00:00Z");

    private final Runs runs = mock(Runs.class);
    private final CarryOutAttempt carryOut =
            new CarryOutAttempt(
                    runs,
                    new CarryOutCheck(
                            Brief.sources(new Secrets(_ -> null, Path.of("none"))),
                            new EvidenceStore(Path.of("none")),
                            new MaskKey(Path.of("none")),
                            Runnable::run,
                            InstantSource.system()),
                    mock(LiveProgress.class),
                    mock(HardEnds.class));

    @Test
    void keepsAnAttemptForLater() {
        when(runs.health()).thenReturn(new LedgerHealth.ReadOnly("The disk is full."));

        assertThatThrownBy(() -> carryOut.carryOut(ATTEMPT))
                .hasMessage("Not recorded, so it stays due: The disk is full.");
        verify(runs, never()).board(RUN);
    }

    @Test
    void keepsATimerForLater() {
        when(runs.health()).thenReturn(new LedgerHealth.ReadOnly("The disk is full."));

        assertThatThrownBy(() -> Tasks.advance(runs, RUN + "/" + DUE, DUE))
                .isInstanceOf(StillReadOnly.class);
    }

    @Test
    void letsTheSchedulerRest() {
        var scheduler = mock(Scheduler.class);
        var state = mock(SchedulerState.class);
        var beans = new StaticListableBeanFactory();
        beans.addBean("scheduler", scheduler);
        when(scheduler.getSchedulerState()).thenReturn(state);
        when(state.isPaused()).thenReturn(true);
        when(runs.health())
                .thenReturn(
                        new LedgerHealth.ReadOnly("The disk is full."), new LedgerHealth.Sound(1));
        var rest = new RestWhileReadOnly(runs, beans.getBeanProvider(Scheduler.class));

        rest.afterSingletonsInstantiated();
        rest.afterSingletonsInstantiated();

        var order = inOrder(scheduler);
        order.verify(scheduler).pause();
        order.verify(scheduler).resume();
    }

    @Test
    void letsGoOfAnAttemptThatNobodyAwaits() {
        when(runs.health()).thenReturn(new LedgerHealth.Sound(1));
        when(runs.board(RUN)).thenReturn(Optional.empty());

        carryOut.carryOut(ATTEMPT);

        assertThat(runs.health()).isEqualTo(new LedgerHealth.Sound(1));
        verify(runs).board(RUN);
    }

    @Test
    void looksAgainWhereItsClockLagsBehindTheScheduler() {
        when(runs.health()).thenReturn(new LedgerHealth.Sound(12));
        when(runs.handle(any(), any(), any(), any()))
                .thenReturn(new CommandResult.Refused("Nothing is due."));

        assertThatThrownBy(() -> Tasks.advance(runs, RUN + "/" + DUE, DUE.minusMillis(1)))
                .hasMessage("Too early by this clock; it is looked at again");
        assertThatCode(() -> Tasks.advance(runs, RUN + "/" + DUE, DUE)).doesNotThrowAnyException();
    }
}
