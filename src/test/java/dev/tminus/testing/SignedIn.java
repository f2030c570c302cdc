package dev.tminus.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.Map;

/// Browsers of somebody who signed in once for all tests of an application: each has pages of its
/// own, and the session is one.
public final class SignedIn {

    private static final Map<String, String> SESSIONS = new HashMap<>();

    private SignedIn() {}

    /// A browser of this person as it comes.
    public static BrowserContext as(String person, String address, Browser browser) {
        return as(person, address, browser, new Browser.NewContextOptions());
    }

    /// A browser of this person, with no page in it.
    ///
    /// @param person as the button of the sign-in page names them
    public static BrowserContext as(
            String person, String address, Browser browser, Browser.NewContextOptions options) {
        var session =
                SESSIONS.computeIfAbsent(
                        address + " " + person, key -> session(person, address, browser));
        return browser.newContext(options.setStorageState(session));
    }

    /// Lets everybody sign in anew, after somebody signed out.
    public static void forget() {
        SESSIONS.clear();
    }

    private static String session(String person, String address, Browser browser) {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(address);
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions()
                                    .setName("Sign in as " + person)
                                    .setExact(true))
                    .click();
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Waiting on you"))
                    .waitFor();
            return context.storageState();
        }
    }
}
