package dev.tminus.change;

import dev.tminus.change.About.Phrase;
import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Briefing;
import java.util.stream.Stream;

/// What changed in what people are told beside what they do.
final class CompareBriefing {

    private CompareBriefing() {}

    static void compare(Briefing old, Briefing now, About about) {
        about.both(old, now)
                .tell(
                        "description",
                        () -> tellDescription(old.description(), now.description(), about))
                .tell(
                        "links",
                        () ->
                                about.tellSets(
                                        old.links().stream().map(CompareBriefing::said).toList(),
                                        now.links().stream().map(CompareBriefing::said).toList(),
                                        new Phrase(Kind.REMOVED, "The link %s is gone."),
                                        new Phrase(Kind.ADDED, "The link %s is new.")))
                .tell(
                        "contacts",
                        () ->
                                about.tellSets(
                                        old.contacts().stream().map(CompareBriefing::said).toList(),
                                        now.contacts().stream().map(CompareBriefing::said).toList(),
                                        new Phrase(Kind.PEOPLE, "The contact %s is gone."),
                                        new Phrase(Kind.PEOPLE, "The contact %s is new.")))
                .rest();
    }

    private static void tellDescription(String old, String now, About about) {
        if (now.isEmpty()) {
            about.add(Kind.REMOVED, "Its description is gone.");
        } else if (old.isEmpty()) {
            about.add(Kind.ADDED, "It has a description now.");
        } else {
            about.tellText(Kind.CHANGED, "Its description says", old, now);
        }
    }

    private static String said(Briefing.Link link) {
        return link.title().equals(link.url())
                ? "`%s`".formatted(link.url())
                : "`%s` to `%s`".formatted(link.title(), link.url());
    }

    private static String said(Briefing.Contact contact) {
        return Stream.of(contact.name(), contact.phone(), contact.email(), contact.url())
                .filter(way -> !way.isEmpty())
                .map("`%s`"::formatted)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
