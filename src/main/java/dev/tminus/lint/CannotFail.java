package dev.tminus.lint;

import dev.tminus.language.Locations.Part;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CommandCheck;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.DivergenceCheck;
import dev.tminus.runbook.DnsCheck;
import dev.tminus.runbook.DumpCheck;
import dev.tminus.runbook.Expectation;
import dev.tminus.runbook.HttpCheck;
import dev.tminus.runbook.MetricCheck;
import dev.tminus.runbook.SchemaVersionCheck;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SqlCheck;
import dev.tminus.runbook.StatisticsCheck;
import dev.tminus.runbook.Tolerance;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/// A check that passes whatever it finds.
final class CannotFail implements CheckRule {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final Pattern COUNT = Pattern.compile("(?s)\\s*select\\s+count\\s*\\(.*");
    private static final Pattern ANYTHING =
            Pattern.compile("[\\^(]*(\\.\\*|\\(\\?s\\)\\.\\*)?[)$]*");

    @Override
    public String code() {
        return "cannot-fail";
    }

    @Override
    public void look(CheckSpec check, Findings findings) {
        switch (check) {
            case CountsCheck counts -> {
                lookAtLeast(counts, "counts", counts.atLeast(), findings);
                if (isAll(counts.within())) {
                    findings.at(Part.CHECK, check.id(), "counts", "within")
                            .say(
                                    "`%s` passes with any counts: `within` is 100%% of the larger."
                                            .formatted(check.id()),
                                    "Say how far two counts may lie apart at most.");
                }
            }
            case DumpCheck dump -> {
                lookAtLeast(dump, "dump", dump.atLeast(), findings);
                if (isAll(dump.allow().missing()) && isAll(dump.allow().extra())) {
                    findings.at(Part.CHECK, check.id(), "dump", "allow")
                            .say(
                                    "`%s` passes with rows that have nothing in common: all may be missing and all extra."
                                            .formatted(check.id()),
                                    "Allow all of one side at most; what the other has must then be there.");
                }
            }
            case SqlCheck sql -> {
                if (holdsAlways(sql)) {
                    findings.at(Part.CHECK, check.id(), "sql", "expect")
                            .say(
                                    "`%s` passes with any value that its query can give."
                                            .formatted(check.id()),
                                    "Expect what is true only where all is well.");
                }
            }
            case StatisticsCheck statistics -> {
                if (isAll(statistics.within())) {
                    findings.at(Part.CHECK, check.id(), "statistics", "within")
                            .say(
                                    "`%s` passes with any figures: `within` is 100%% of the larger."
                                            .formatted(check.id()),
                                    "Say how far two figures may lie apart at most.");
                }
            }
            case DnsCheck dns -> {
                if (dns.agree().signum() <= 0) {
                    findings.at(Part.CHECK, check.id(), "dns", "agree")
                            .say(
                                    "`%s` passes whatever name servers answer: `agree` is 0%%."
                                            .formatted(check.id()),
                                    "Say how many of them must agree; 100% is the default.");
                }
            }
            case DivergenceCheck _,
                    SchemaVersionCheck _,
                    MetricCheck _,
                    HttpCheck _,
                    CommandCheck _ -> {}
        }
    }

    private static void lookAtLeast(CheckSpec check, String kind, long atLeast, Findings findings) {
        if (atLeast == 0) {
            findings.at(Part.CHECK, check.id(), kind, "at-least")
                    .say(
                            "`%s` passes with nothing on both sides: `at-least` is 0."
                                    .formatted(check.id()),
                            "Say how much there must be; 1 is the default.");
        }
    }

    private static boolean isAll(Tolerance tolerance) {
        return tolerance instanceof Tolerance.Percent(var most) && most.compareTo(ALL) >= 0;
    }

    private static boolean holdsAlways(SqlCheck check) {
        boolean counts =
                check.side() instanceof Side.Query query
                        && COUNT.matcher(query.sql().toLowerCase(Locale.ROOT)).matches();
        return switch (check.expect()) {
            case Expectation.AtLeast(var limit) -> counts && limit.signum() <= 0;
            case Expectation.Above(var limit) -> counts && limit.signum() < 0;
            case Expectation.Matches(var pattern) -> ANYTHING.matcher(pattern).matches();
            case Expectation.Equals _,
                    Expectation.Below _,
                    Expectation.AtMost _,
                    Expectation.Between _,
                    Expectation.Limited _,
                    Expectation.AnyOf _,
                    Expectation.AllOf _,
                    Expectation.Json _ ->
                    false;
        };
    }
}
