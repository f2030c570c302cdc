package dev.tminus.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What axe finds wrong with a page that somebody may be unable to use. All its rules are asked, on
/// the page as it is; what passes is not collected, which takes most of the time.
public final class Axe {

    private static final String SOURCE = source();

    private static final String ASK =
            """
            only => axe.run(document, {resultTypes: ['violations'], ...(only && {runOnly: [only]})})
                .then(said => said.violations.flatMap(rule =>
                    rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`)))
            """;

    private Axe() {}

    /// Findings of all rules, each with its place.
    public static List<String> findings(Page page) {
        return ask(page, null);
    }

    /// Findings about contrast alone: for a page that was looked at, in other colours.
    public static List<String> contrast(Page page) {
        return ask(page, "color-contrast");
    }

    private static List<String> ask(Page page, String only) {
        if (page.frames().size() > 1) {
            throw new IllegalArgumentException("Frames inside the page would not be looked at");
        }
        if (!Boolean.TRUE.equals(page.evaluate("typeof axe === 'object'"))) {
            page.evaluate(SOURCE);
        }
        return ((List<?>) page.evaluate(ASK, only)).stream().map(String::valueOf).toList();
    }

    private static String source() {
        try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
