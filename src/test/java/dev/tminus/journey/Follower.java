package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.tminus.testing.Member;
import dev.tminus.testing.Pages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/// Somebody who knows nothing of the release but what Home says waits for them: opens it, reads,
/// fills in what is asked for, and does the action that is offered.
final class Follower {

    private static final Pattern ACTION =
            Pattern.compile("(Start step|Sign off as|Vote go as|Step [0-9C.]+ is done).*");
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final FilePayload SCREENSHOT =
            new FilePayload(
                    "maintenance.txt",
                    "text/plain",
                    "Field is down for an hour.".getBytes(StandardCharsets.UTF_8));

    private final Member member;
    private final Map<String, String> answers;
    private final Set<String> skips;

    /// @param answers what to fill into a field, by its label
    /// @param skips ids of optional steps to leave out
    Follower(Member member, Map<String, String> answers, Set<String> skips) {
        this.member = member;
        this.answers = answers;
        this.skips = skips;
    }

    /// Does the first thing that Home says waits.
    ///
    /// @return whether there was one
    boolean doesWhatWaits() {
        member.open("");
        Pages.settle(member.page());
        var waiting = waiting();
        if (waiting.count() == 0) {
            return false;
        }
        waiting.first().click();
        assertThat(member.drawer()).isVisible();
        Pages.settle(member.page());
        act();
        return true;
    }

    /// Whether Home shows something that waits.
    boolean isAwaited() {
        return waiting().count() > 0;
    }

    private Locator waiting() {
        return member.page().locator("li.wait a.ti");
    }

    private void act() {
        var url = member.page().url();
        var step = url.substring(url.lastIndexOf('/') + 1);
        if (skips.contains(step)) {
            skip();
            return;
        }
        attach();
        var action = action();
        Assertions.assertThat(action.or(skipOffer()).count())
                .as(() -> "what is offered in " + url + ": " + member.drawer().innerText())
                .isPositive();
        while (action.count() > 0 && action.isVisible()) {
            var name = action.innerText().strip();
            fillIn();
            assertThat(action)
                    .isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(30_000));
            action.click();
            assertThat(member.button(name)).isHidden();
            Pages.settle(member.page());
            attach();
            action = action();
        }
    }

    private Locator action() {
        return member.drawer()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(ACTION))
                .and(member.page().locator("button:not([disabled])"))
                .first();
    }

    private void skip() {
        var offer = skipOffer();
        offer.first().click();
        var dialog =
                member.page()
                        .getByRole(AriaRole.ALERTDIALOG)
                        .or(member.page().getByRole(AriaRole.DIALOG));
        dialog.getByLabel("Reason, shown to everybody").fill("It would gain nothing tonight.");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("Skip step .*")))
                .click();
        assertThat(offer.first()).isHidden();
        assertThat(member.drawer().getByText("Skipped").first()).isVisible();
    }

    private Locator skipOffer() {
        return member.drawer()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("Skip step .*")));
    }

    private void fillIn() {
        for (var field : member.drawer().locator(".fieldinput").all()) {
            var widget = field.locator("> *").first();
            var tag = String.valueOf(widget.evaluate("e => e.localName"));
            switch (tag) {
                case "vaadin-text-field" -> write(widget, "input");
                case "vaadin-text-area" -> write(widget, "textarea");
                case "vaadin-select" -> choose(widget);
                case "vaadin-radio-group" -> tick(widget);
                default -> {
                    // Moments are not required in this release.
                }
            }
        }
    }

    private String answer(Locator widget) {
        var label = String.valueOf(widget.evaluate("e => e.label"));
        return answers.getOrDefault(label, "");
    }

    private void write(Locator widget, String input) {
        var answer = answer(widget);
        var box = widget.locator(input).first();
        if (!answer.isEmpty() && box.isEditable() && box.inputValue().isEmpty()) {
            box.fill(answer);
            box.press("Tab");
        }
    }

    private void choose(Locator widget) {
        var answer = answer(widget);
        if (!answer.isEmpty() && !String.valueOf(widget.evaluate("e => e.value")).equals(answer)) {
            widget.click();
            member.page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(answer))
                    .first()
                    .click();
        }
    }

    private void tick(Locator widget) {
        var answer = answer(widget);
        if (!answer.isEmpty()) {
            widget.getByLabel(answer, new Locator.GetByLabelOptions().setExact(true)).check();
        }
    }

    private void attach() {
        var missing = member.drawer().getByText("not attached yet");
        var upload = member.drawer().locator("vaadin-upload").first();
        if (missing.count() > 0 && upload.isVisible()) {
            member.drawer()
                    .locator("vaadin-upload input[type=file]")
                    .first()
                    .setInputFiles(SCREENSHOT);
            assertThat(missing)
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        }
    }

    /// All of them, each in turn, until nobody is awaited any more and `over` holds.
    static void takeTurns(List<Follower> all, Locator over) {
        var idle = 0;
        while (!over.first().isVisible()) {
            var somebody = false;
            for (var one : all) {
                while (one.doesWhatWaits()) {
                    somebody = true;
                }
            }
            idle = somebody ? 0 : idle + 1;
            if (idle > 40) {
                over.page()
                        .screenshot(
                                new Page.ScreenshotOptions()
                                        .setPath(Path.of("target", "screenshots", "stuck.png")));
                throw new AssertionError("Nobody is awaited and the release is not over");
            }
            if (!somebody) {
                all.getFirst().pause();
            }
        }
    }

    /// Until the page has something to say, or a moment has passed: checks are under way.
    private void pause() {
        try {
            member.page()
                    .waitForCondition(
                            this::isAwaited, new Page.WaitForConditionOptions().setTimeout(500));
        } catch (TimeoutError stillNobody) {
            // Others may be awaited by now.
        }
    }
}
