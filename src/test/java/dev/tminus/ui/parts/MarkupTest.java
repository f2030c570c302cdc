package dev.tminus.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import dev.tminus.run.BoundMarkdown;
import dev.tminus.ui.Bypasses;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

    private static final List<String> OF_EVERY_LINK =
            List.of(" target=\"_blank\"", " rel=\"noopener noreferrer\"");

    private static final List<String> ALLOWED =
            List.of(
                    ("p h3 h4 h5 h6 em strong del bdi hr code pre blockquote ul ol li a table thead"
                                    + " tbody tr th td")
                            .split(" "));

    private static String shown(String markdown, String... values) {
        return html(Markup.of(new BoundMarkdown(markdown, List.of(values))));
    }

    private static String html(Markup markup) {
        var html = markup.getElement().getOuterHTML().replaceAll("\n *", "");
        assertThat(html).startsWith("<div class=\"md\">").endsWith("</div>");
        for (var attribute : OF_EVERY_LINK) {
            assertThat(html.split(attribute, -1)).hasSameSizeAs(html.split("<a ", -1));
            html = html.replace(attribute, "");
        }
        return html.substring("<div class=\"md\">".length(), html.length() - "</div>".length());
    }

    @Test
    void showsWhatInstructionsAreWrittenWith() {
        assertThat(shown("Do **this** and _that_, not ~~those~~."))
                .isEqualTo(
                        "<p>Do <strong>this</strong> and <em>that</em>, not <del>those</del>.</p>");
        assertThat(shown("1. one\n2. two\n   - three"))
                .isEqualTo("<ol><li>one</li><li>two<ul><li>three</li></ul></li></ol>");
        assertThat(shown("4. four\n\n5. five"))
                .isEqualTo("<ol start=\"4\"><li><p>four</p></li><li><p>five</p></li></ol>");
        assertThat(shown("- [ ] open\n- [x] done"))
                .isEqualTo("<ul><li>☐ open</li><li>☑ done</li></ul>");
        assertThat(shown("Run `a < b`:\n\n```sh\nls -l\n\ncd /\n```\n> quoted\n\n---"))
                .isEqualTo(
                        "<p>Run <code>a &lt; b</code>:</p><pre><code>ls -l\n\ncd /</code></pre>"
                                        .replace("\n", "")
                                + "<blockquote><p>quoted</p></blockquote><hr>");
        assertThat(shown("| a | b |\n|---|--:|\n| 1 | 2<br>3 |"))
                .isEqualTo(
                        "<table><thead><tr><th>a</th><th"
                                + " align=\"right\">b</th></tr></thead><tbody><tr><td>1</td><td"
                                + " align=\"right\">2<br>3</td></tr></tbody></table>");
    }

    @Test
    void putsHeadingsBelowThoseOfThePage() {
        assertThat(shown("## First\n#### Below\n## Second"))
                .isEqualTo("<h3>First</h3><h4>Below</h4><h3>Second</h3>");
    }

    @Test
    void opensLinksInANewTab() {
        assertThat(shown("[the board](https://ci.example.test/a?b=c#d \"State of CI\")"))
                .contains("href=\"https://ci.example.test/a?b=c#d\"", "title=\"State of CI\"")
                .endsWith(">the board</a></p>");
        assertThat(shown("See https://ci.example.test/x, or write to ops@example.test."))
                .isEqualTo(
                        "<p>See <a"
                                + " href=\"https://ci.example.test/x\">https://ci.example.test/x</a>,"
                                + " or write to <a"
                                + " href=\"mailto:ops@example.test\">ops@example.test</a>.</p>");
    }

    @Test
    void fetchesNoPicture() {
        assertThat(shown("![the plan](https://example.test/plan.png)"))
                .isEqualTo("<p><a href=\"https://example.test/plan.png\">the plan</a></p>");
        assertThat(shown("[![the plan](https://a.test/p.png)](https://b.test/)"))
                .isEqualTo("<p><a href=\"https://b.test/\">the plan</a></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java&#x0A;script:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "/sign-out",
                "//evil.test/",
                "runbooks",
                "#top",
                "?v-r=init",
                "https:evil.test",
                "https://\\evil.test",
                "https://tminus@evil.test/",
                "blob:https://evil.test/1",
                "about:blank",
                "mailto:"
            })
    void showsAnAddressThatMayNotBeFollowedAsText(String address) {
        assertThat(shown("[Look](<" + address + ">)")).doesNotContain("<a").contains("Look (");
    }

    @Test
    void showsHtmlAsText() {
        assertThat(shown("<style>\nbutton{all:unset}\n</style>\n\n**Go** <b onclick=x>now</b>"))
                .isEqualTo(
                        "<p>&lt;style&gt; button{all:unset} &lt;/style&gt;</p>"
                                + "<p><strong>Go</strong> &lt;b onclick=x&gt;now&lt;/b&gt;</p>");
    }

    @Test
    void putsValuesInAsTextWhereverTheyStand() {
        var value = "`**x** <b> | [a](https://evil.test)\n# y";
        var text = "<bdi>`**x** &lt;b&gt; | [a](https://evil.test)<br># y</bdi>";

        assertThat(shown("\uE000", value)).isEqualTo("<p>" + text + "</p>");
        assertThat(shown("Ask `dig \uE000` now", value))
                .isEqualTo("<p>Ask <code>dig " + text + "</code> now</p>");
        assertThat(shown("```\n\uE000\n```", value))
                .isEqualTo("<pre><code>" + text + "</code></pre>");
        assertThat(shown("- \uE000\n\n| \uE000 |\n|---|\n| \uE000 |", value))
                .isEqualTo(
                        "<ul><li>%1$s</li></ul><table><thead><tr><th>%1$s</th></tr></thead><tbody><tr><td>%1$s</td></tr></tbody></table>"
                                .formatted(text));
        assertThat(shown("**\uE000**", value)).isEqualTo("<p><strong>" + text + "</strong></p>");
    }

    @Test
    void keepsAValueWithinItsPartOfAnAddress() {
        assertThat(address("https://ci.test/\uE000/log", "a b/1?c#d"))
                .isEqualTo("https://ci.test/a%20b/1%3Fc%23d/log");
        assertThat(address("https://\uE000/log", "app.test:8443/x?y@z"))
                .isEqualTo("https://app.test:8443%2Fx%3Fy%40z/log");
        assertThat(address("https://ci.test/a/\uE000", "../../b"))
                .isEqualTo("https://ci.test/a/..%2F..%2Fb");
        assertThat(address("\uE000", "https://ci.test/1")).isEqualTo("https://ci.test/1");
        assertThat(shown("[x](\uE000)", "javascript:alert(1)"))
                .isEqualTo("<p>x (javascript:alert(1))</p>");
        assertThat(shown("[x](https://ci.test \"\uE000\")", "\" onclick=\"x"))
                .contains(" title=\"&quot; onclick=&quot;x\"")
                .endsWith(">x</a></p>");
    }

    private static String address(String template, String value) {
        var html = shown("[x](" + template + ")", value);
        return html.replaceFirst(".*href=\"([^\"]*)\".*", "$1");
    }

    @Test
    void makesOnlyTheElementsOfItsListWhateverTheTextIs() {
        for (var hostile : Bypasses.ALL) {
            assertThat(elements(BoundMarkdown.of(hostile))).as(hostile).isSubsetOf(ALLOWED);
        }
    }

    /// A link's address alone may turn out to be none.
    @Test
    void keepsItsElementsWhateverTheValueIs() {
        for (var place : Bypasses.PLACES) {
            var plain =
                    elements(
                            new BoundMarkdown(
                                    place.formatted("\uE000"), List.of("https://a.test")));
            for (var hostile : Bypasses.ALL) {
                var shown =
                        elements(new BoundMarkdown(place.formatted("\uE000"), List.of(hostile)));

                assertThat(shown)
                        .as(place + " with " + hostile)
                        .isEqualTo(shown.contains("a") ? plain : without("a", plain));
                assertThat(shown.contains("a"))
                        .isEqualTo(plain.contains("a") && followed(place, hostile));
            }
        }
    }

    private static boolean followed(String place, String value) {
        return !place.equals("[x](%s)") || value.startsWith("https://");
    }

    private static List<String> without(String tag, List<String> tags) {
        return tags.stream().filter(one -> !one.equals(tag)).toList();
    }

    /// The elements in their order; lines of a value are none of the text's.
    private static List<String> elements(BoundMarkdown prose) {
        var tags = new ArrayList<String>();
        collect(Markup.of(prose).getElement(), tags);
        return tags;
    }

    private static void collect(Element element, List<String> tags) {
        element.getChildren()
                .filter(child -> !child.isTextNode() && !child.getTag().equals("br"))
                .forEach(child -> {
                    tags.add(child.getTag());
                    assertThat(child.getAttributeNames())
                            .isSubsetOf("href", "target", "rel", "title", "start", "align");
                    collect(child, tags);
                });
    }

    @Test
    void keepsTheLinesOfWhatPeopleType() {
        assertThat(html(Markup.ofLines(BoundMarkdown.of("one\ntwo"))))
                .isEqualTo("<p>one<br>two</p>");
    }

    @Test
    void showsWhatIsTooLargeOrTooDeepAsItWasWritten() {
        for (var hostile :
                List.of(
                        "a".repeat(Markup.LONGEST + 1),
                        "* a\n".repeat(12_000),
                        "**a ".repeat(6_000) + "**".repeat(6_000),
                        "[".repeat(25_000) + "](https://a.test)".repeat(1_000),
                        "> ".repeat(25_000))) {
            var markup = Markup.of(BoundMarkdown.of(hostile));

            assertThat(markup.getElement().getChildCount()).isLessThan(4_000);
            assertThat(markup.getElement().getTextRecursively().length())
                    .isLessThanOrEqualTo(hostile.length());
        }
        assertThat(Markup.of(BoundMarkdown.of("* a\n".repeat(12_000))).getText())
                .startsWith("* a\n* a");
    }
}
