package dev.tminus.ui.runs;

import dev.tminus.ledger.RunSummary;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.EnvironmentName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which runs somebody wants to see.
///
/// @param text what stands in title, number, environment or reason, empty for anything
/// @param title of the runbook, null for any
record RunFilter(
        Show show,
        String text,
        @Nullable String title,
        @Nullable EnvironmentName environment,
        @Nullable Mode mode) {

    static final RunFilter ALL = new RunFilter(Show.ALL, "", null, null, null);

    /// The parts that runs are divided into.
    enum Show {
        ALL,
        UNDER_WAY,
        SCHEDULED,
        COMPLETE,
        SCRUBBED;

        boolean has(RunStatus status) {
            return switch (this) {
                case ALL -> true;
                case UNDER_WAY -> status.isUnderWay();
                case SCHEDULED -> status == RunStatus.SCHEDULED;
                case COMPLETE -> status == RunStatus.COMPLETE;
                case SCRUBBED -> status == RunStatus.SCRUBBED;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// As an address says it; what it does not know stands for anything.
    static RunFilter of(Map<String, List<String>> parameters) {
        var show = first(parameters, "show");
        var mode = first(parameters, "mode");
        var environment = first(parameters, "environment");
        return new RunFilter(
                List.of(Show.values()).stream()
                        .filter(one -> one.word().equals(show))
                        .findFirst()
                        .orElse(Show.ALL),
                first(parameters, "text"),
                first(parameters, "runbook").isEmpty() ? null : first(parameters, "runbook"),
                environment.isEmpty() ? null : new EnvironmentName(environment),
                switch (mode) {
                    case "live" -> Mode.LIVE;
                    case "rehearsal" -> Mode.REHEARSAL;
                    default -> null;
                });
    }

    RunFilter showing(Show other) {
        return new RunFilter(other, text, title, environment, mode);
    }

    RunFilter saying(String other) {
        return new RunFilter(show, other, title, environment, mode);
    }

    RunFilter titled(@Nullable String other) {
        return new RunFilter(show, text, other, environment, mode);
    }

    RunFilter on(@Nullable EnvironmentName other) {
        return new RunFilter(show, text, title, other, mode);
    }

    RunFilter in(@Nullable Mode other) {
        return new RunFilter(show, text, title, environment, other);
    }

    List<RunSummary> of(List<RunSummary> all) {
        return all.stream().filter(run -> show.has(run.status()) && hasAllElse(run)).toList();
    }

    /// How many runs a part has, with everything else as it is wished.
    long count(List<RunSummary> all, Show part) {
        return all.stream().filter(run -> part.has(run.status()) && hasAllElse(run)).count();
    }

    private boolean hasAllElse(RunSummary run) {
        return (title == null || run.title().equals(title))
                && (environment == null || run.environment().equals(environment))
                && (mode == null || run.mode() == mode)
                && says(run);
    }

    private boolean says(RunSummary run) {
        var words = text.strip().toLowerCase(Locale.ROOT);
        return words.isEmpty()
                || String.valueOf(run.number()).equals(words)
                || run.title().toLowerCase(Locale.ROOT).contains(words)
                || run.environment().value().toLowerCase(Locale.ROOT).contains(words)
                || run.reason().toLowerCase(Locale.ROOT).contains(words);
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
