package dev.tminus.run.rules;

import dev.tminus.model.PaperCommand;
import dev.tminus.model.PaperRun;
import dev.tminus.model.Sheet;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says the same to a run and to its model on paper, and tells where they part.
final class Duel {

    private static final int BETWEEN_LOOKS = 9;
    private static final Reading NOTHING = new Reading("nothing", "00");

    private final Sheet sheet;
    private final PaperRun paper;
    private final TrialRun run;
    private final Map<String, List<Reading>> seen = new HashMap<>();
    private final Map<String, String> digests = new HashMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private String view;
    private boolean accepted;
    private int taken;

    Duel(Sheet sheet) {
        this.sheet = sheet;
        paper = new PaperRun(sheet);
        run = TrialRun.of(OffPaper.runbook(sheet), OffPaper.roles(sheet));
        view = OffPaper.view(run.state());
    }

    /// What a signer reads: the content on paper and its digest.
    private record Reading(String content, String digest) {}

    PaperRun paper() {
        return paper;
    }

    TrialRun run() {
        return run;
    }

    /// Whether the last thing said was accepted.
    boolean accepted() {
        return accepted;
    }

    /// What is wrong after this was said, or nothing.
    Optional<String> hears(PaperCommand said) {
        try {
            return heard(said);
        } catch (RuntimeException broke) {
            return Optional.of(said + " broke it: " + broke);
        }
    }

    /// What is wrong with the journal as a whole, or nothing.
    Optional<String> ends() {
        return run.folded().equals(run.state())
                ? Optional.empty()
                : Optional.of("The fold of the journal differs from the state");
    }

    private Optional<String> heard(PaperCommand said) {
        var reading = said.verb().equals("sign") ? reading(said) : NOTHING;
        run.at(Duration.ofMinutes(said.minute()));
        var decision = run.decide(said.who(), OffPaper.command(said, reading.digest()));
        accepted = decision instanceof Decision.Accepted;
        var onPaper =
                paper.hears(said.verb().equals("sign") ? said.reading(reading.content()) : said);
        if (onPaper != accepted) {
            return Optional.of(
                    "%s is %s, on paper it is not"
                            .formatted(
                                    said,
                                    decision instanceof Decision.Refused(var reason)
                                            ? "refused (" + reason + ")"
                                            : "accepted"));
        }
        return decision instanceof Decision.Accepted how ? took(said, how) : Optional.empty();
    }

    private Optional<String> took(PaperCommand said, Decision.Accepted how) {
        if (!OffPaper.view(run.state()).equals(view)) {
            return Optional.of("Deciding on " + said + " changed the state it started from");
        }
        var broken = Invariants.brokenBy(run.state(), how, run.now());
        if (!broken.isEmpty()) {
            return Optional.of("After " + said + ": " + String.join("; ", broken));
        }
        run.take(how);
        view = OffPaper.view(run.state());
        if (!view.equals(paper.view())) {
            return Optional.of(
                    "After %s the run is%n%s%non paper%n%s".formatted(said, view, paper.view()));
        }
        return dueAsOnPaper(said).or(this::signable).or(() -> fair(said));
    }

    /// Costly, and so asked now and then.
    private Optional<String> fair(PaperCommand said) {
        if (++taken % BETWEEN_LOOKS != 0) {
            return Optional.empty();
        }
        var broken = new ArrayList<>(AwaitingInvariants.broken(run.state(), run.now()));
        broken.addAll(OfferInvariants.broken(run.state(), run.now(), taken));
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of("After " + said + ": " + String.join("; ", broken));
    }

    private Optional<String> dueAsOnPaper(PaperCommand said) {
        var due = Consequences.nextDue(run.state(), run.now());
        var onPaper =
                paper.next(said.minute()).stream()
                        .mapToObj(minute -> TrialRun.ZERO.plus(Duration.ofMinutes(minute)))
                        .findFirst();
        return due.equals(onPaper)
                ? Optional.empty()
                : Optional.of("After %s %s is due, on paper %s".formatted(said, due, onPaper));
    }

    /// Same content, same digest; other content, other digest.
    private Optional<String> signable() {
        for (var line : sheet.lines()) {
            if (paper.phase(line.id()).equals("signing")) {
                var now = now(line.id());
                var digest = digests.putIfAbsent(now.content(), now.digest());
                var content = contents.putIfAbsent(now.digest(), now.content());
                if (digest != null && !digest.equals(now.digest())) {
                    return Optional.of("Two digests of " + now.content());
                }
                if (content != null && !content.equals(now.content())) {
                    return Optional.of("One digest of " + now.content() + " and " + content);
                }
                seen.computeIfAbsent(line.id(), _ -> new ArrayList<>()).add(now);
            }
        }
        return Optional.empty();
    }

    private Reading reading(PaperCommand said) {
        var known = sheet.lines().stream().map(Sheet.Line::id).toList();
        var place = known.indexOf(said.step());
        if (place < 0) {
            return NOTHING;
        }
        return switch (said.text()) {
            case "now" -> now(said.step());
            case "first" -> seen.getOrDefault(said.step(), List.of(NOTHING)).getFirst();
            case "other" -> now(known.get((place + 1) % known.size()));
            default -> NOTHING;
        };
    }

    private Reading now(String step) {
        return new Reading(paper.content(step), Rules.digest(run.state(), new StepId(step)));
    }
}
