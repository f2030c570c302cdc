package dev.tminus.runbook;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people should know beside what they do: why, where to look, and whom to ask.
///
/// @param description Markdown, empty for none
public record Briefing(String description, List<Link> links, List<Contact> contacts) {

    public static final Briefing NONE = new Briefing("", List.of(), List.of());

    public Briefing {
        links = List.copyOf(links);
        contacts = List.copyOf(contacts);
    }

    /// All of it in lines of plain text, empty for nothing.
    public String inLines() {
        return Stream.of(
                        Stream.of(description.strip()),
                        links.stream()
                                .map(link ->
                                        link.title().equals(link.url())
                                                ? link.url()
                                                : link.title() + ": " + link.url()),
                        contacts.stream()
                                .map(one ->
                                        Stream.of(one.name(), one.phone(), one.email(), one.url())
                                                .filter(way -> !way.isEmpty())
                                                .collect(Collectors.joining(", "))))
                .flatMap(lines -> lines)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /// The same with other titles and addresses of its links.
    public Briefing withLinks(UnaryOperator<String> title, UnaryOperator<String> url) {
        return new Briefing(
                description,
                links.stream()
                        .map(link -> new Link(title.apply(link.title()), url.apply(link.url())))
                        .toList(),
                contacts);
    }

    /// A page elsewhere.
    ///
    /// @param url begins with `https:`, `http:` or `mailto:`
    public record Link(String title, String url) {}

    /// Whom to ask, by at least one way.
    ///
    /// @param phone as people write it, `+1 617 555 0142`; each way is empty where there is none
    /// @param url a page, such as that of a chat or a pager
    public record Contact(String name, String phone, String email, String url) {}
}
