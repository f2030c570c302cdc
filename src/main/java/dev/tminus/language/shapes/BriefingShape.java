package dev.tminus.language.shapes;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.SchemaType;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.Briefing.Contact;
import dev.tminus.runbook.Template;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a runbook, a phase, a step or a contingency tells people beside what they do.
public final class BriefingShape {

    private static final Pattern PAGE = Pattern.compile("https?://[^\\s/?#@{}]+([/?#]\\S*)?");
    private static final Pattern MAIL = Pattern.compile("mailto:[^\\s@?{}]+@[^\\s@?{}]+(\\?\\S*)?");
    private static final Pattern PHONE = Pattern.compile("[+]?[0-9(][0-9 ()./-]{2,40}");

    private static final Key<Placed<String>> DESCRIPTION =
            Key.optional(
                    "description",
                    new WithPlace<>(Texts.text("a text in Markdown", Signs.PLACEHOLDERS)),
                    "none",
                    "What people should know about it, in Markdown; placeholders are replaced.");

    private static final Key<Placed<String>> TITLE =
            Key.optional(
                    "title",
                    new WithPlace<>(Texts.line("a title", Signs.PLACEHOLDERS)),
                    "the address",
                    "What people see.");
    private static final Key<Placed<String>> URL =
            Key.required("url", new WithPlace<>(address(true)), "Where it leads, in a new tab.");
    static final Shape<LinkDraft> LINK =
            Shape.of(
                    "a link",
                    fields -> new LinkDraft(fields.get(TITLE), fields.get(URL)),
                    List.of(TITLE, URL));
    private static final Key<List<LinkDraft>> LINKS =
            Key.optional(
                    "links",
                    new ListOf<>("a list of links", new Either<>(alone(), LINK), 1),
                    "none",
                    "Pages that people need for it: addresses, or each with a title.");

    private static final Key<String> NAME =
            Key.required("name", Texts.line("a name"), "Who it is, such as `DBA on call`.");
    private static final Key<String> TELEPHONE =
            Key.optional("phone", phone(), "none", "Where to call.");
    private static final Key<String> EMAIL =
            Key.optional("email", Texts.email(), "none", "Where to write.");
    private static final Key<String> CHAT =
            Key.optional("url", address(false), "none", "A page, such as that of a chat or pager.");
    static final Shape<Contact> CONTACT =
            Shape.of("a contact", BriefingShape::contact, List.of(NAME, TELEPHONE, EMAIL, CHAT))
                    .rules(
                            Rule.atLeastOne(
                                    "A contact needs `phone`, `email` or `url`.",
                                    "Without one nobody can reach them.",
                                    "phone",
                                    "email",
                                    "url"));
    private static final Key<List<Contact>> CONTACTS =
            Key.optional(
                    "contacts",
                    new ListOf<>("a list of contacts", CONTACT, 1),
                    "none",
                    "Whom to call or write to.");

    static final List<Key<?>> KEYS = List.of(DESCRIPTION, LINKS, CONTACTS);

    private BriefingShape() {}

    /// A page that people need.
    ///
    /// @param title null where the address stands for it
    record LinkDraft(@Nullable Placed<String> title, @Nullable Placed<String> url) {

        private Briefing.Link build() {
            var to = url == null ? "" : url.value();
            return new Briefing.Link(title == null ? to : title.value(), to);
        }
    }

    /// What people read of it.
    public static Stream<Placed<String>> texts(Draft<?> draft) {
        return Stream.concat(
                Stream.ofNullable(draft.get(DESCRIPTION)),
                draft.each(LINKS).stream().flatMap(link -> Stream.ofNullable(link.title())));
    }

    public static Stream<Placed<String>> urls(Draft<?> draft) {
        return draft.each(LINKS).stream().flatMap(link -> Stream.ofNullable(link.url()));
    }

    public static Briefing build(Draft<?> draft) {
        return new Briefing(
                draft.bare(DESCRIPTION, ""),
                draft.each(LINKS).stream().map(LinkDraft::build).toList(),
                draft.each(CONTACTS));
    }

    private static Contact contact(Fields fields) {
        return new Contact(
                fields.get(NAME, ""),
                fields.get(TELEPHONE, ""),
                fields.get(EMAIL, ""),
                fields.get(CHAT, ""));
    }

    private static Form<LinkDraft> alone() {
        var url = address(true);
        return new Scalar<>(
                url.wants(),
                url.signs(),
                url.schema(),
                (text, problems) -> {
                    var read = url.parse().parse(text, problems);
                    return read == null ? null : new LinkDraft(null, new Placed<>(read, text));
                });
    }

    /// A page or a mail address. A placeholder stands only behind the host, so that no value leads
    /// people elsewhere.
    private static Scalar<String> address(boolean placeholders) {
        var wants = "an address that begins with `https://`, `http://` or `mailto:`";
        return new Scalar<>(
                wants,
                placeholders ? Signs.PLACEHOLDERS : Signs.NONE,
                new SchemaType.Text("^(https?://|mailto:)"),
                (text, problems) -> {
                    var value = text.value().strip();
                    if (value.length() > Scalar.LONGEST * 10) {
                        Scalar.refuse(text, wants + " of at most 2,000 characters", problems);
                        return null;
                    }
                    var plain = Template.of(value).filled("{}");
                    if (!PAGE.matcher(plain).matches() && !MAIL.matcher(plain).matches()) {
                        refuse(text, wants, plain, problems);
                        return null;
                    }
                    return value;
                });
    }

    private static void refuse(Node.Text text, String wants, String plain, Problems problems) {
        int host = plain.indexOf("://") + 3;
        boolean inHost =
                plain.matches("https?://.*") && plain.substring(host).matches("[^/?#]*\\{}.*");
        problems.error(
                Code.BAD_VALUE,
                text,
                inHost
                        ? "A placeholder in the host of a link could lead people anywhere."
                        : "Expected " + wants + ", found " + text.found() + ".",
                () -> inHost ? "Write the host out; placeholders may stand behind it." : "");
    }

    private static Scalar<String> phone() {
        return Scalar.matching("a phone number such as `+1 617 555 0142`", PHONE, Matcher::group);
    }
}
