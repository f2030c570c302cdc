package dev.tminus.run.rules;

import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunState;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.StepId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a signature stands for: the step as it reads, with the values put in that it shows, and the
/// verdict and data of its newest checks. Times and comments are not part of it. Every part goes in
/// with its length, so that no two contents meet.
final class SignedContent {

    private static final String FORMAT = "tminus sign-off 1";

    private final MessageDigest sha256;

    private SignedContent() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String digest(RunState state, StepId id) {
        var content = new SignedContent();
        var step = Guard.step(state, id);
        var now = state.step(id);
        content.add(FORMAT)
                .add(state.id().toString())
                .add(state.plan().runbookVersion().hex())
                .add(id.value())
                .add(step.title())
                .add(step.basics().instructions())
                .add(Integer.toString(now.attempt()));
        var words = Wording.of(state, step.basics().instructions());
        if (!words.values().isEmpty()) {
            content.add("words").add(words.template());
            words.values().forEach(content::add);
        }
        now.doers().forEach(doer -> content.add("doer").add(doer.value()));
        for (var use : Guard.step(state, id).verify()) {
            var series = Series.of(now, use).attempts();
            content.add("check").add(use.check().value()).add(use.as());
            content.add(Integer.toString(unchangedSince(series)));
            content.addOutcome(series.isEmpty() ? null : series.getLast().outcome());
        }
        new TreeMap<>(now.answers())
                .forEach((field, value) -> content.add("answer").add(field).add(value));
        for (var file : now.filesNow()) {
            content.add("file").add(file.name()).add(file.file().sha256());
        }
        for (var ballot : now.ballots()) {
            content.add("ballot").add(ballot.role().value()).add(ballot.person().value());
            content.add(Boolean.toString(ballot.go())).add(ballot.reason());
        }
        return HexFormat.of().formatHex(content.sha256.digest());
    }

    /// Number of the attempt from which on the series said the same of the same data; repeating it
    /// makes no other content. 0 without any.
    private static int unchangedSince(List<CheckAttempt> series) {
        var number = 0;
        @Nullable Outcome last = null;
        for (var attempt : series) {
            if (number == 0 || !same(last, attempt.outcome())) {
                number = attempt.number();
            }
            last = attempt.outcome();
        }
        return number;
    }

    private static boolean same(@Nullable Outcome one, @Nullable Outcome other) {
        return one != null
                && other != null
                && one.getClass() == other.getClass()
                && one.dataDigest().equals(other.dataDigest());
    }

    private void addOutcome(@Nullable Outcome outcome) {
        switch (outcome) {
            case null -> add("none");
            case Outcome.Passed passed -> add("passed").add(passed.dataDigest());
            case Outcome.Failed failed -> add("failed").add(failed.dataDigest());
            case Outcome.Inconclusive _ -> add("inconclusive");
        }
    }

    private SignedContent add(String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha256.update(bytes);
        return this;
    }
}
