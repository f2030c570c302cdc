package dev.tminus.ui.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/// A page for people who are not signed in: plain HTML without a script, so that looking at it
/// leaves nothing on the server.
final class PlainPage {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);

    private PlainPage() {}

    /// @param title a key of the words
    /// @param trouble as [#trouble] makes it, or nothing
    static ResponseEntity<String> of(
            HttpServletRequest request,
            HttpStatus status,
            String title,
            String trouble,
            String body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body(page(scheme(request), say(title), trouble, body));
    }

    private static String page(String scheme, String heading, String trouble, String body) {
        return """
        <!DOCTYPE html>
        <html lang="en"%s>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <link rel="icon" href="/assets/icon.svg" sizes="any">
        <link rel="stylesheet" href="/assets/tokens.css">
        <link rel="stylesheet" href="/assets/icons.css">
        <link rel="stylesheet" href="/assets/base.css">
        <link rel="stylesheet" href="/assets/shell.css">
        </head>
        <body>
        <main id="main" class="signin">
        <div class="card signbody">
        <div class="head">
        <div class="brand"><span class="logo" aria-hidden="true">T-</span><span>%s</span></div>
        <h1>%s</h1>
        %s</div>
        %s</div>
        </main>
        </body>
        </html>
        """
                .formatted(scheme, say("title", heading), say("app.name"), heading, trouble, body);
    }

    /// The words of a key as HTML; values are put in as text.
    static String say(String key, Object... values) {
        var words = WORDS.getString(key);
        return text(
                values.length == 0
                        ? words
                        : new MessageFormat(words, Locale.ENGLISH).format(values));
    }

    static String text(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }

    static String trouble(String words) {
        return """
        <div class="trouble" role="alert"><span class="ic i-failed s14" aria-hidden="true"></span><span>%s</span></div>
        """
                .formatted(words);
    }

    /// A field with its label.
    ///
    /// @param attributes further ones, as HTML
    static String field(String key, String name, String type, String attributes) {
        return """
        <label><span>%s</span><input name="%s" type="%s" required %s></label>
        """
                .formatted(say(key), name, type, attributes);
    }

    static String hidden(String name, String value) {
        return """
        <input type="hidden" name="%s" value="%s">
        """
                .formatted(name, text(value));
    }

    static String button(String key) {
        return """
        <button type="submit" class="btn primary wide">%s</button>
        """
                .formatted(say(key));
    }

    /// The colours that this browser was told to remember.
    private static String scheme(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals("tm-scheme"))
                .map(Cookie::getValue)
                .filter(value -> value.equals("LIGHT") || value.equals("DARK"))
                .map(value -> " style=\"color-scheme:" + value.toLowerCase(Locale.ROOT) + "\"")
                .findFirst()
                .orElse("");
    }
}
