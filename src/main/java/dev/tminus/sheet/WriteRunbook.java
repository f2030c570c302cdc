package dev.tminus.sheet;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a gathered checklist as a commented runbook.
final class WriteRunbook {

    /// Planned times and durations, which YAML takes for texts.
    private static final Pattern TIME = Pattern.compile("(T[+-])?\\d[0-9dhms]*( [0-9:]+)?");

    private static final String PHASE = "  ";
    private static final String STEP = "      ";
    private static final String KEY = "        ";

    private final StringBuilder yaml = new StringBuilder();
    private final Imported.Known known;

    /// What stands above the phases.
    ///
    /// @param from the file's name
    /// @param outside texts that belong to no step
    record Head(String id, String title, String from, List<String> outside) {}

    private WriteRunbook(Imported.Known known) {
        this.known = known;
    }

    static String write(Head head, People people, List<PhaseDraft> phases, Imported.Known known) {
        var writer = new WriteRunbook(known);
        writer.head(head);
        writer.roles(people);
        writer.yaml.append("phases:\n");
        phases.forEach(writer::phase);
        return writer.yaml.toString();
    }

    private void line(String indent, String text) {
        yaml.append(indent).append(text).append('\n');
    }

    private void comment(String text, String indent) {
        yaml.append(YamlText.comment(text, indent));
    }

    private void head(Head head) {
        comment(
                """
                Made by tminus from the checklist %s.
                Lines with FILL IN say what it does not tell. Then put the file into the folder of
                workspace.yaml, and let `tminus lint` read it there.\
                """
                        .formatted(Texts.brief(head.from())),
                "");
        head.outside()
                .forEach(text -> {
                    line("", "#");
                    comment(text, "");
                });
        line("", "");
        line("", "runbook: " + YamlText.scalar(head.id()));
        line("", "title: " + YamlText.scalar(head.title()));
        comment("FILL IN: what has happened at T-0, such as \"The new version is live\"", "");
        line("", "zero: The release is live");
        zone();
        environments();
    }

    private void zone() {
        if (known.zone() != null) {
            line("", "timezone: " + YamlText.scalar(known.zone().getId()));
        } else {
            comment(
                    """
                    FILL IN: the zone that counts the days of T-1d, where it is not the workspace's
                    timezone: America/New_York\
                    """,
                    "");
        }
        if (known.zero() != null) {
            comment(
                    "Dates and times of the checklist are told relative to T-0 at "
                            + known.zero().toString().replace('T', ' '),
                    "");
        }
    }

    private void environments() {
        var workspace = known.workspace();
        var names =
                workspace == null
                        ? List.<String>of()
                        : workspace.environments().keySet().stream()
                                .map(name -> name.value())
                                .toList();
        if (names.isEmpty()) {
            comment("FILL IN: environments of workspace.yaml", "");
        }
        line("", "environments: [" + (names.isEmpty() ? "production" : list(names)) + "]");
        line("", "");
    }

    private static String list(List<String> names) {
        return names.stream().map(YamlText::scalar).collect(Collectors.joining(", "));
    }

    private void roles(People people) {
        comment("FILL IN: the team of workspace.yaml behind each role", "");
        line("", "roles:");
        people.roles()
                .forEach((role, said) -> {
                    var team = people.team(role, said);
                    var words = said.isEmpty() ? "may start, hold and end the run" : said;
                    comment(words, PHASE);
                    line(
                            PHASE,
                            "%s: {team: %s}%s"
                                    .formatted(
                                            YamlText.scalar(role),
                                            YamlText.scalar(team.orElse(role)),
                                            team.isPresent() ? "" : "  # FILL IN"));
                });
        line("", "");
    }

    private void phase(PhaseDraft phase) {
        line(PHASE, "- id: " + YamlText.scalar(phase.id));
        line(PHASE, "  title: " + YamlText.scalar(phase.title));
        var owners = phase.steps.stream().map(phase::owner).distinct().toList();
        boolean shared = owners.size() == 1;
        if (shared) {
            line(PHASE, "  owner: " + YamlText.scalar(owners.getFirst().name()));
        }
        optional(PHASE + "  ", "at", phase.at);
        phase.comments.forEach(text -> comment(text, PHASE + "  "));
        line(PHASE, "  steps:");
        phase.steps.forEach(step -> step(step, shared ? null : phase.owner(step)));
    }

    /// @param owner null where the phase says it
    private void step(StepDraft step, StepDraft.@Nullable Role owner) {
        line(STEP, "- id: " + YamlText.scalar(step.id));
        line(KEY, "title: " + YamlText.scalar(step.title));
        switch (step.kind) {
            case MANUAL -> {}
            case GATE -> line(KEY, "type: gate");
            case WAIT -> line(KEY, "type: wait");
        }
        if (owner != null) {
            line(KEY, "owner: " + YamlText.scalar(owner.name()));
        }
        optional("at", step.at);
        if (step.kind == StepDraft.Kind.WAIT) {
            optional("until", step.until);
            optional("for", step.until == null ? step.takes : null);
        } else {
            optional("takes", step.takes);
        }
        if (step.needs != null) {
            line(KEY, "needs: [" + list(step.needs) + "]");
        }
        if (!step.signOffs.isEmpty()) {
            var key = step.kind == StepDraft.Kind.GATE ? "poll" : "sign-off";
            line(KEY, key + ": [" + roles(step.signOffs) + "]");
        }
        if (!step.instructions.isEmpty()) {
            var text = String.join("\n\n", step.instructions);
            line(KEY, "instructions: " + YamlText.block(text, KEY));
        }
        if (!step.number.isEmpty()) {
            comment("number: " + step.number, KEY);
        }
        step.comments.forEach(text -> comment(text, KEY));
    }

    private void optional(String key, @Nullable String value) {
        optional(KEY, key, value);
    }

    private void optional(String indent, String key, @Nullable String value) {
        if (value != null) {
            var text = TIME.matcher(value).matches() ? value : YamlText.scalar(value);
            line(indent, key + ": " + text);
        }
    }

    private static String roles(List<StepDraft.Role> roles) {
        return roles.stream()
                .map(role ->
                        "{role: "
                                + YamlText.scalar(role.name())
                                + (role.count() == 1 ? "" : ", count: " + role.count())
                                + "}")
                .collect(Collectors.joining(", "));
    }
}
