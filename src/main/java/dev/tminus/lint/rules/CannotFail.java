package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.CheckRule;
import dev.tminus.lint.basis.Findings;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.DnsCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import java.util.Locale;
import java.util.regex.Pattern;

/// A check that passes whatever it finds.
final class CannotFail implements CheckRule {

    private static final Pattern COUNT = Pattern.compile("(?s)\\s*select\\s+count\\s*\\(.*");
    private static final Pattern ANYTHING =
            Pattern.compile("[\\^(]*(\\.\\*|\\(\\?s\\)\\.\\*)?[)$]*");

    @Override
    public String code() {
        return "cannot-fail";
    }

    @Override
    public void look(CheckSpec check, Findings findings) {
        if (check instanceof CheckSpec.Comparing comparing
                && comparing.least().filter(least -> least == 0).isPresent()) {
            findings.at(Part.CHECK, check.id(), check.kind(), "at-least")
                    .say(
                            "`%s` passes with nothing on both sides: `at-least` is 0."
                                    .formatted(check.id()),
                            "Say how much there must be; 1 is the default.");
        }
        if (check instanceof SqlCheck sql && holdsAlways(sql)) {
            findings.at(Part.CHECK, check.id(), "sql", "expect")
                    .say(
                            "`%s` passes with any value that its query can give."
                                    .formatted(check.id()),
                            "Expect what is true only where all is well.");
        }
        if (check instanceof DnsCheck dns && dns.agree().signum() <= 0) {
            findings.at(Part.CHECK, check.id(), "dns", "agree")
                    .say(
                            "`%s` passes whatever name servers answer: `agree` is 0%%."
                                    .formatted(check.id()),
                            "Say how many of them must agree; 100% is the default.");
        }
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
