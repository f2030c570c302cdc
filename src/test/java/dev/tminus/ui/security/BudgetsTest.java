package dev.tminus.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private static final String HERE = "192.0.2.1";

    private Instant now = Instant.parse("2026-11-30T10:00:00Z");
    private final Budgets budgets = new Budgets(() -> now, 3, 2);

    @Test
    void aBudgetIsSpentAndFillsUpAgain() {
        spend(3);

        assertThat(budgets.spend(HERE)).isEqualTo(Duration.ofMillis(500));
        now = now.plusMillis(500);
        assertThat(budgets.spend(HERE)).isZero();
        assertThat(budgets.spend(HERE)).isPositive();
    }

    @Test
    void aBudgetHoldsNoMoreThanItHeldAtFirst() {
        now = now.plus(Duration.ofDays(1));
        spend(3);

        assertThat(budgets.spend(HERE)).isPositive();
    }

    @Test
    void nobodyPaysForAnotherAddress() {
        spend(4);

        assertThat(budgets.spend("192.0.2.2")).isZero();
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        for (var host = 1; host <= 3; host++) {
            assertThat(budgets.spend("2001:db8:0:1::" + host)).isZero();
        }

        assertThat(budgets.spend("2001:db8:0:1:ffff::9")).isPositive();
        assertThat(budgets.spend("2001:db8:0:2::1")).isZero();
    }

    @Test
    void aClockThatGoesBackGivesNothingAndTakesNothing() {
        spend(2);
        now = now.minus(Duration.ofDays(1));

        assertThat(budgets.spend(HERE)).isZero();
        assertThat(budgets.spend(HERE)).isPositive();
    }

    @Test
    void whatIsNoAddressSharesOneBudget() {
        for (var made : new String[] {"a", "b\n", "1.2.3.4, 5.6.7.8"}) {
            assertThat(budgets.spend(made)).isZero();
        }

        assertThat(budgets.spend("unknown")).isPositive();
    }

    private void spend(int times) {
        for (var i = 0; i < times; i++) {
            budgets.spend(HERE);
        }
    }
}
