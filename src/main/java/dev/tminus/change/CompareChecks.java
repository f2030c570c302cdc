package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.change.Change.Part;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CheckSpec.Expecting;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.DivergenceCheck;
import dev.tminus.runbook.check.DnsCheck;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.HttpCheck;
import dev.tminus.runbook.check.SchemaVersionCheck;
import dev.tminus.runbook.check.StatisticsCheck;
import dev.tminus.runbook.names.CheckId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What changed in the definitions of checks, and whether they let more pass.
final class CompareChecks {

    private final CheckSpec was;
    private final CheckSpec is;
    private final About about;

    private CompareChecks(CheckSpec was, CheckSpec is, About about) {
        this.was = was;
        this.is = is;
        this.about = about;
    }

    static void compare(
            Map<CheckId, CheckSpec> before, Map<CheckId, CheckSpec> after, ChangeCollector found) {
        for (var gone : ChangeCollector.without(before.keySet(), after.keySet())) {
            found.about(Part.CHECK, gone)
                    .add(Kind.REMOVED, "The check `%s` is gone.".formatted(gone));
        }
        after.forEach((id, is) -> {
            var was = before.get(id);
            var about = found.about(Part.CHECK, id);
            if (was == null) {
                about.add(Kind.ADDED, "The check `%s` is new.".formatted(id));
            } else if (!Components.same(was, is)) {
                new CompareChecks(was, is, about).compare();
            }
        });
    }

    private void compare() {
        about.compare(Kind.CHANGED, "Its id", was.id(), is.id());
        about.compare(Kind.CHANGED, "Its title", was.title(), is.title());
        about.compare(
                Looser.kind(Looser.isLonger(was.timeout(), is.timeout())),
                "Its timeout",
                was.timeout(),
                is.timeout());
        about.compare(
                Looser.kind(keptForLess(was.retention(), is.retention())),
                "How long its evidence is kept",
                was.retention() == null ? "for ever" : was.retention(),
                is.retention() == null ? "for ever" : is.retention());
        if (was.getClass() != is.getClass()) {
            about.add(
                    Kind.CHANGED,
                    "It is another kind of check: it was `%s` and is `%s`."
                            .formatted(was.kind(), is.kind()));
        } else {
            compareKind();
        }
    }

    /// Without `retention` evidence is kept for ever.
    private static boolean keptForLess(@Nullable Duration was, @Nullable Duration is) {
        return is != null && (was == null || is.compareTo(was) < 0);
    }

    private void compareKind() {
        switch (is) {
            case CountsCheck now when was instanceof CountsCheck old ->
                    CompareData.counts(onBasics(old, now), old, now, about);
            case DumpCheck now when was instanceof DumpCheck old ->
                    CompareData.dumps(onBasics(old, now), old, now, about);
            case StatisticsCheck now when was instanceof StatisticsCheck old ->
                    CompareData.statistics(onBasics(old, now), old, now, about);
            case DivergenceCheck now when was instanceof DivergenceCheck old ->
                    CompareData.divergence(onBasics(old, now), old, now, about);
            case SchemaVersionCheck now when was instanceof SchemaVersionCheck old ->
                    compareSchemas(old, now);
            case DnsCheck now when was instanceof DnsCheck old -> compareDns(old, now);
            case HttpCheck now when was instanceof HttpCheck old -> compareHttp(old, now);
            case CheckSpec _ -> compareOther();
        }
    }

    private void compareOther() {
        var both = onBasics((Record) was, (Record) is);
        if (was instanceof Expecting old && is instanceof Expecting now) {
            both.compare("expect", expects(old, now), "What it expects");
        }
        both.rest();
    }

    /// What checks of every kind say is told already.
    private <R extends Record> Both<R> onBasics(R old, R now) {
        return about.both(old, now).elsewhere("basics");
    }

    private static Kind expects(Expecting old, Expecting now) {
        return CompareExpectation.kind(old.expect(), now.expect());
    }

    private void compareSchemas(SchemaVersionCheck old, SchemaVersionCheck now) {
        var both = onBasics(old, now);
        if (old.recorder().getClass() != now.recorder().getClass()) {
            both.compare("recorder", Kind.CHANGED, "Where it finds the version");
        }
        both.tell(
                        List.of("relation", "version"),
                        () ->
                                about.compare(
                                        Looser.kind(Looser.version(old, now)),
                                        "Which version it expects",
                                        PrintValue.of(old.relation()) + " " + old.version(),
                                        PrintValue.of(now.relation()) + " " + now.version()))
                .tell(
                        "dirtyAllowed",
                        () ->
                                about.add(
                                        now.dirtyAllowed() ? Kind.WEAKENED : Kind.CHANGED,
                                        now.dirtyAllowed()
                                                ? "A migration may have broken off halfway now."
                                                : "A migration may no longer have broken off"
                                                        + " halfway."))
                .rest();
    }

    private void compareDns(DnsCheck old, DnsCheck now) {
        boolean fewer = now.agree().compareTo(old.agree()) < 0;
        onBasics(old, now)
                .compare("expect", expects(old, now), "What the records must be")
                .compare("ttl", ttl(old.ttl(), now.ttl()), "What their TTL must be")
                .tell(
                        "agree",
                        () ->
                                about.compare(
                                        fewer ? Kind.WEAKENED : Kind.CHANGED,
                                        "How many servers must agree",
                                        percent(old.agree()),
                                        percent(now.agree())))
                .compare("ask", Looser.kind(Looser.asked(old.ask(), now.ask())), "Whom it asks")
                .rest();
    }

    private static Kind ttl(DnsCheck.@Nullable Ttl was, DnsCheck.@Nullable Ttl is) {
        boolean weaker =
                was != null
                        && (is == null
                                || Looser.isLonger(was.atMost(), is.atMost())
                                || Looser.isShorter(was.atLeast(), is.atLeast()));
        return Looser.kind(weaker);
    }

    private static String percent(BigDecimal number) {
        return number.toPlainString() + "%";
    }

    private void compareHttp(HttpCheck old, HttpCheck now) {
        onBasics(old, now)
                .compare(
                        "status",
                        now.status() == null ? Kind.WEAKENED : Kind.CHANGED,
                        "Which status it expects")
                .compare(
                        "contains",
                        now.contains().isEmpty() ? Kind.WEAKENED : Kind.CHANGED,
                        "What the answer must hold")
                .compare("expect", expects(old, now), "What the answer must be")
                .compare(
                        "via",
                        Looser.kind(Looser.asked(old.via(), now.via())),
                        "Whose answers about its address it follows")
                .rest();
    }
}
