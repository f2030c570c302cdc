package dev.tminus.bench.restart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.tminus.testing.Member;
import dev.tminus.testing.RunningTminus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;

/// A SIGKILL and a start while an idle page, a form filled in by half with a comment that was not
/// sent, an open dialog and a phone are open.
///
/// @param doer has a step open that is under way, with the text field `field` in its form
/// @param manager has the run open, and may hold it
public record Restart(
        RunningTminus tminus,
        Member doer,
        Member idle,
        Member manager,
        Member phone,
        String field) {

    static final Duration TOLD = Duration.ofSeconds(5);
    static final Duration BACK = Duration.ofSeconds(10);

    private static final String HOLD = "Hold the release";

    /// The slowest page each time.
    ///
    /// @param told until a page said that the connection is lost
    /// @param back after the start, until a page was where it was before
    public record Times(Duration told, Duration back) {}

    /// @param number tells this time apart from others
    /// @param meanwhile done while the server is gone
    public Times once(int number, Runnable meanwhile) throws IOException {
        var all = List.of(doer, idle, manager, phone);
        var places = all.stream().map(member -> member.page().url()).toList();
        var answer = "The night shift " + number;
        var comment = "Is the network up? " + number;
        var reason = "No network, " + number;
        input().fill(answer);
        composer().pressSequentially(comment);
        manager.button(HOLD).click();
        reason().fill(reason);

        tminus.kill();
        var told = slowest(all, WaitForSelectorState.VISIBLE, TOLD);
        assertThat(composer()).hasValue(comment);
        meanwhile.run();
        tminus.start();
        var back = slowest(all, WaitForSelectorState.HIDDEN, BACK);

        Assertions.assertThat(all)
                .extracting(member -> member.page().url())
                .as("where everybody was")
                .isEqualTo(places);
        assertThat(input()).hasValue(answer);
        assertThat(composer()).hasValue(comment);
        composer().press("Enter");
        assertThat(composer()).hasValue("");
        assertThat(doer.drawer().getByText(comment, exactly())).hasCount(1);
        manager.button(HOLD).click();
        assertThat(reason()).hasValue(reason);
        manager.page().keyboard().press("Escape");
        assertThat(manager.dialog(HOLD)).isHidden();
        return new Times(told, back);
    }

    private static Duration slowest(List<Member> all, WaitForSelectorState is, Duration bar) {
        var begun = System.nanoTime();
        for (var member : all) {
            var until =
                    new Locator.WaitForOptions()
                            .setState(is)
                            .setTimeout(Math.max(1, bar.toMillis() - millisSince(begun)));
            member.page().getByText("Connection lost. You see").first().waitFor(until);
            member.page().locator("h1").first().waitFor();
        }
        return Duration.ofMillis(millisSince(begun));
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private Locator input() {
        return doer.drawer().getByLabel(field).first();
    }

    private Locator composer() {
        return doer.drawer().locator(".composer input").first();
    }

    private Locator reason() {
        return manager.dialog(HOLD).locator("textarea, input").first();
    }
}
