package dev.tminus.check;

import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.CheckId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes down a `dump` check, as strict as possible where nothing else is said.
final class DumpBuilder {

    private final Side left;
    private final Side right;
    private final Map<String, ColumnRule> rules = new HashMap<>();
    private final Set<String> ignore = new HashSet<>();
    private final Set<String> mask = new HashSet<>();
    private List<String> key = List.of();
    private Allowance allow = Allowance.NONE;
    private Duration timeout = CheckBench.LIMIT;
    private long atLeast = 1;
    private boolean sameSource;

    DumpBuilder(Side left, Side right) {
        this.left = left;
        this.right = right;
    }

    DumpBuilder key(String... columns) {
        key = List.of(columns);
        return this;
    }

    /// A rule as the language writes it: `0.01`, `1%`, `1s`, `trim`, `ignore-case` or both.
    DumpBuilder rule(String column, String rule) {
        rules.put(column, rule(rule));
        return this;
    }

    private static ColumnRule rule(String rule) {
        var trim = rule.contains("trim");
        var ignoreCase = rule.contains("ignore-case");
        if (trim || ignoreCase) {
            return new ColumnRule(Tolerance.NONE, Duration.ZERO, trim, ignoreCase);
        }
        return rule.matches("[0-9].*[A-Z]")
                ? new ColumnRule(Tolerance.NONE, Duration.parse("PT" + rule), false, false)
                : new ColumnRule(tolerance(rule), Duration.ZERO, false, false);
    }

    static Tolerance tolerance(String text) {
        return text.endsWith("%")
                ? new Tolerance.Percent(new BigDecimal(text.substring(0, text.length() - 1)))
                : new Tolerance.Absolute(new BigDecimal(text));
    }

    DumpBuilder ignore(String... columns) {
        ignore.addAll(List.of(columns));
        return this;
    }

    DumpBuilder mask(String... columns) {
        mask.addAll(List.of(columns));
        return this;
    }

    DumpBuilder allow(String missing, String extra, String changed) {
        allow = new Allowance(tolerance(missing), tolerance(extra), tolerance(changed));
        return this;
    }

    DumpBuilder atLeast(long rows) {
        atLeast = rows;
        return this;
    }

    DumpBuilder timeout(Duration limit) {
        timeout = limit;
        return this;
    }

    DumpBuilder sameSource() {
        sameSource = true;
        return this;
    }

    DumpCheck check() {
        return new DumpCheck(
                new CheckBasics(new CheckId("users"), "Users are the same", timeout, null),
                left,
                right,
                key,
                rules,
                ignore,
                mask,
                allow,
                atLeast,
                sameSource);
    }
}
