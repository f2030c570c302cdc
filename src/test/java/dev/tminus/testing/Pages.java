package dev.tminus.testing;

import com.microsoft.playwright.Page;

/// What tests of pages need besides the browser.
public final class Pages {

    private static final String SETTLED =
            """
            () => {
              if (!window.drawn) {
                window.drawn = performance.now();
                new MutationObserver(() => window.drawn = performance.now())
                    .observe(document.body, {childList: true, subtree: true});
              }
              return document.querySelector('main.signin') !== null
                || performance.now() - window.drawn > 100
                && (document.documentElement.hasAttribute('data-lost')
                  || Object.values(window.Vaadin.Flow.clients).every(c => !c.isActive || !c.isActive()))
                && [...document.querySelectorAll('vaadin-virtual-list')]
                    .filter(list => list.getClientRects().length > 0)
                    .every(list => list.textContent.trim().length > 0);
            }
            """;

    private static final String GO =
            """
            place => new Promise((there, lost) => {
                addEventListener('vaadin-navigated', there, {once: true});
                setTimeout(() => lost('the server does not answer'), 15_000);
                dispatchEvent(new CustomEvent('vaadin-navigate', {
                    detail: {url: place, callback: true, replace: false}}));
            })
            """;

    private Pages() {}

    /// Goes on to a place of the program as a link in it does, without loading the page anew, and
    /// waits until the page shows it.
    public static void go(Page page, String place) {
        page.evaluate(GO, place);
        settle(page);
    }

    /// Waits until the page has said all to the server, every list in sight shows what is in it,
    /// and nothing was drawn for a tenth of a second.
    public static void settle(Page page) {
        page.waitForFunction(SETTLED);
    }
}
