package dev.tminus.bench.language;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Runbooks of any number of steps, in which every construct of the language that is read comes
/// again and again; all of them valid in the workspace here.
final class Generated {

    private static final int STEPS_OF_A_PHASE = 50;

    static final byte[] WORKSPACE =
            """
            timezone: America/New_York
            teams:
              ops:     {title: Operations, hours: Mon-Fri 09:00-18:00}
              testers: {title: Testers, timezone: Asia/Shanghai, hours: Mon-Fri 09:30-18:30}
            people:
              ann:   {name: Ann, teams: [ops]}
              bob:   {name: Bob, teams: [ops]}
              chen:  {name: Chen, teams: [testers]}
              dai:   {name: Dai, teams: [testers]}
            environments:
              qa:
                allows: [rehearsal]
                sources:
                  field: {jdbc: "jdbc:postgresql://field/field", user: ro, password: "${file:field}"}
                  hq:    {jdbc: "jdbc:postgresql://hq/hq", user: ro, password: "${file:hq}"}
            """
                    .getBytes(StandardCharsets.UTF_8);

    private static final String HEAD =
            """
            runbook: big
            title: A generated runbook
            zero: It is live
            environments: [qa]
            window: {opens: T-30m, closes: T+4h, awake: [ops]}
            roles: {manager: {team: ops}, ops: {team: ops}, qa: {team: testers}}
            variables: {count: 5}
            inputs: {full: {type: boolean, required: true}}
            checks:
              same: {counts: {left: {source: field, table: users}, right: {source: hq, table: member}}}
              empty: {sql: {source: field, sql: "select count(*) from queue", expect: 0}}
            phases:
            """;

    private Generated() {}

    /// A runbook of less than 1 MiB, up to 10,000 steps.
    static byte[] runbook(int steps) {
        int phases = (steps + STEPS_OF_A_PHASE - 1) / STEPS_OF_A_PHASE;
        return (HEAD
                        + IntStream.range(0, phases)
                                .mapToObj(phase -> phase(phase, steps))
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String phase(int phase, int steps) {
        int first = phase * STEPS_OF_A_PHASE;
        return "- id: p%d\n  title: Phase %d\n  owner: ops\n  steps:\n".formatted(phase, phase)
                + IntStream.range(first, Math.min(steps, first + STEPS_OF_A_PHASE))
                        .mapToObj(i -> step(i, i - first))
                        .collect(Collectors.joining());
    }

    /// @param within its number within the phase
    private static String step(int i, int within) {
        return switch (within % 10) {
            case 0 ->
                    "  - {id: s%d, title: At a time, at: T-%dd, takes: 15m}\n".formatted(i, i % 30);
            case 1 ->
                    "  - {id: s%d, title: Signed, sign-off: [{role: qa}], takes: 1h}\n"
                            .formatted(i);
            case 2 -> "  - {id: s%d, title: Same, type: check, checks: [same]}\n".formatted(i);
            case 3 ->
                    "  - {id: s%d, title: Until, verify: [{check: empty, until: {every: 1m}}]}\n"
                            .formatted(i);
            case 4 -> "  - {id: s%d, title: Go, type: gate, poll: [{role: qa}]}\n".formatted(i);
            case 5 ->
                    "  - parallel:\n    - {id: s%d, title: Beside, at: s%d + 1h}\n"
                            .formatted(i, i - 5);
            case 6 ->
                    "    - {id: s%d, title: Another, needs: [s%d, s%d]}\n"
                            .formatted(i, i - 2, i - 6);
            case 7 -> "  - {id: s%d, title: Waits, type: wait, for: 10m}\n".formatted(i);
            case 8 ->
                    "  - {id: s%d, title: Form, when: input.full, form: [{name: a, type: text}]}\n"
                            .formatted(i);
            default ->
                    "  - {id: s%d, title: Told, instructions: \"Take {{variables.count}}.\"}\n"
                            .formatted(i);
        };
    }
}
