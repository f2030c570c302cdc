package dev.tminus.language;

import dev.tminus.language.BriefingShape.LinkDraft;
import dev.tminus.runbook.Briefing;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a file tells people beside what they do.
record BriefingDraft(
        @Nullable Said<String> description,
        List<LinkDraft> links,
        List<Briefing.Contact> contacts) {

    /// What people read of it.
    Stream<Said<String>> texts() {
        return Stream.concat(
                Stream.ofNullable(description),
                links.stream().flatMap(link -> Stream.ofNullable(link.title())));
    }

    Stream<Said<String>> urls() {
        return links.stream().flatMap(link -> Stream.ofNullable(link.url()));
    }

    Briefing build() {
        return new Briefing(
                description == null ? "" : description.value(),
                links.stream().map(LinkDraft::link).toList(),
                contacts);
    }
}
