package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.filled;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.EvidenceRef.Kind;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.parts.Download;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of an attempt that can be downloaded.
final class Evidence {

    private static final Set<Kind> OF_DUMPS =
            EnumSet.of(Kind.LEFT_DUMP, Kind.RIGHT_DUMP, Kind.LEFT_SIDECAR, Kind.RIGHT_SIDECAR);

    private final Download.Door door;

    Evidence(Download.Door door) {
        this.door = door;
    }

    /// Links to what the looked at attempt keeps; none where it keeps nothing.
    List<Component> links(ShownCheck subject) {
        var links = new ArrayList<Component>();
        var outcome = subject.outcome();
        if (outcome == null) {
            return links;
        }
        var differences = kept(outcome, EnumSet.of(Kind.DIFFERENCES));
        if (!differences.isEmpty()) {
            links.add(link(subject, "download.differences", differences.getFirst()));
        }
        var dumps = kept(outcome, OF_DUMPS);
        if (!dumps.isEmpty()) {
            var files = new ArrayList<>(dumps);
            files.addAll(differences);
            links.add(
                    link(
                            subject,
                            "download.dumps",
                            "%s-attempt-%d.zip".formatted(subject.check().as(), number(subject)),
                            files));
        }
        return links;
    }

    private List<EvidenceRef> kept(@Nullable Outcome outcome, Set<Kind> kinds) {
        return outcome == null
                ? List.of()
                : outcome.evidence().stream()
                        .filter(file -> kinds.contains(file.kind()))
                        .filter(file -> door.store().has(file.sha256()))
                        .toList();
    }

    private Component link(ShownCheck subject, String words, EvidenceRef file) {
        return link(subject, words, file.name(), List.of(file));
    }

    private Component link(ShownCheck subject, String words, String name, List<EvidenceRef> files) {
        var safe = name.replaceAll("[^\\p{L}\\p{N}._-]", "-");
        var link = new Anchor(new Download(door, subject.run(), safe, files), "");
        return filled(with(link, "btn"), icon("download"), text(say(words)));
    }

    private static int number(ShownCheck subject) {
        var attempt = subject.attempt();
        return attempt == null ? 0 : attempt.number();
    }
}
