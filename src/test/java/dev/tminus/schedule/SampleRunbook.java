package dev.tminus.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Window;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.testing.Brief;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A runbook of one phase, built from the texts that a file would have.
final class SampleRunbook {

    private final ZoneId zone;
    private final List<Step> steps = new ArrayList<>();
    private final Map<RoleName, Role> roles = new LinkedHashMap<>();
    private @Nullable Window window;

    private SampleRunbook(ZoneId zone) {
        this.zone = zone;
    }

    static SampleRunbook in(String zone) {
        return new SampleRunbook(ZoneId.of(zone));
    }

    /// @param at and `takes` as written, or empty
    SampleRunbook step(String id, String at, String takes, String... needs) {
        steps.add(new GateStep(basics(id, at, takes, needs), List.of()));
        return this;
    }

    SampleRunbook manual(String id, String at, String takes, String... needs) {
        steps.add(new ManualStep(basics(id, at, takes, needs)));
        return this;
    }

    SampleRunbook window(Window window) {
        this.window = window;
        return this;
    }

    /// @param covers `shanghai-qa until T+90m`, `sf-release`
    SampleRunbook role(String name, String... covers) {
        var shifts = new ArrayList<Role.Cover>();
        for (var cover : covers) {
            var words = cover.split(" until ", 2);
            shifts.add(
                    new Role.Cover(
                            new TeamName(words[0]), words.length == 1 ? null : timing(words[1])));
        }
        roles.put(new RoleName(name), new Role(new RoleName(name), shifts, null));
        return this;
    }

    Runbook build() {
        return Brief.runbook(
                new RunbookId("sample"),
                "Sample",
                "It is live",
                zone,
                List.of(),
                window,
                roles,
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                List.of(Brief.phase(new PhaseId("only"), "Only", null, steps)));
    }

    Plan plan(String zero) {
        return Plan.of(build(), Instant.parse(zero));
    }

    static Timing timing(String text) {
        var parsed = Timings.parse(text);
        assertThat(parsed).isInstanceOf(Parsed.Value.class);
        return ((Parsed.Value<Timing>) parsed).value();
    }

    static StepId id(String id) {
        return new StepId(id);
    }

    private static StepBasics basics(String id, String at, String takes, String... needs) {
        return Brief.stepBasics(
                new StepId(id),
                "1.1",
                id,
                new RoleName("ops"),
                at.isEmpty() ? null : timing(at),
                false,
                false,
                Start.BY_OWNER,
                takes.isEmpty() ? null : duration(takes),
                List.of(needs).stream().map(StepId::new).toList(),
                "",
                List.of(),
                List.of(),
                List.of());
    }

    private static Duration duration(String text) {
        return ((Parsed.Value<Duration>) Durations.parse(text)).value();
    }
}
