package dev.tminus.bench.hostile;

import com.microsoft.playwright.Locator;
import dev.tminus.testing.Member;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Somebody else at work: comments on a step in a browser again and again, and looks how long each
/// takes to be answered.
final class Probe {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int PAUSE_MILLIS = 200;

    private final Member member;
    private Duration slowest = Duration.ZERO;
    private int acts;

    Probe(Member member) {
        this.member = member;
    }

    Member member() {
        return member;
    }

    Duration slowest() {
        return slowest;
    }

    int acts() {
        return acts;
    }

    /// Forgets what was measured before.
    void begin() {
        slowest = Duration.ZERO;
        acts = 0;
    }

    /// Acts until it has ended, and once after it.
    ///
    /// @return whether every act was accepted, and it ended in time
    boolean actUntil(Callable<Boolean> ended) throws Exception {
        var until = System.nanoTime() + LONGEST.toNanos();
        var accepted = true;
        for (var last = false; !last && System.nanoTime() < until; ) {
            last = ended.call();
            accepted &= comment("Still here.").isEmpty();
            if (!last) {
                member.page().waitForTimeout(PAUSE_MILLIS);
            }
        }
        return accepted && System.nanoTime() < until;
    }

    /// The sentence that says why it was not taken, where it was not.
    Optional<String> comment(String text) {
        var field = field();
        var input = field.locator("input");
        var begun = System.nanoTime();
        input.fill(text);
        input.press("Enter");
        member.page()
                .waitForFunction(
                        "field => field.hasAttribute('has-error-message') || field.value === ''",
                        field.elementHandle());
        var took = Duration.ofNanos(System.nanoTime() - begun);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        acts++;
        return field.getAttribute("has-error-message") == null
                ? Optional.empty()
                : Optional.of(
                        member.drawer()
                                .locator(".composer [slot=error-message]")
                                .first()
                                .textContent());
    }

    private Locator field() {
        return member.drawer().locator(".composer vaadin-text-field").first();
    }
}
