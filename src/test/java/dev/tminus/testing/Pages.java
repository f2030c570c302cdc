package dev.tminus.testing;

import com.microsoft.playwright.Page;

/// What tests of pages need besides the browser.
public final class Pages {

    private static final String SETTLED =
            """
            () => document.querySelector('main.signin') !== null
                || Object.values(window.Vaadin.Flow.clients).every(c => !c.isActive || !c.isActive())
                && [...document.querySelectorAll('vaadin-virtual-list')]
                    .filter(list => list.getClientRects().length > 0)
                    .every(list => list.textContent.trim().length > 0)
            """;

    private Pages() {}

    /// Waits until the page has said all to the server and every list in sight shows what is in it.
    public static void settle(Page page) {
        page.waitForFunction(SETTLED);
    }
}
