package dev.tminus.language.drafts;

import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.Briefing;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a file tells people beside what they do.
public record BriefingDraft(
        @Nullable Placed<String> description,
        List<LinkDraft> links,
        List<Briefing.Contact> contacts) {

    /// What people read of it.
    public Stream<Placed<String>> texts() {
        return Stream.concat(
                Stream.ofNullable(description),
                links.stream().flatMap(link -> Stream.ofNullable(link.title())));
    }

    public Stream<Placed<String>> urls() {
        return links.stream().flatMap(link -> Stream.ofNullable(link.url()));
    }

    public Briefing build() {
        return new Briefing(
                description == null ? "" : description.value(),
                links.stream().map(LinkDraft::link).toList(),
                contacts);
    }

    /// A page that people need.
    ///
    /// @param title null where the address stands for it
    public record LinkDraft(@Nullable Placed<String> title, @Nullable Placed<String> url) {

        public Briefing.Link link() {
            var to = url == null ? "" : url.value();
            return new Briefing.Link(title == null ? to : title.value(), to);
        }
    }
}
