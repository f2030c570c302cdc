package dev.tminus.run;

import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.StepId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What a signature stands for: the step as it reads, and the verdict and data of its newest
/// checks. Times and comments are not part of it. Every part goes in with its length, so that no
/// two contents meet.
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
        now.doers().forEach(doer -> content.add("doer").add(doer.value()));
        for (var use : CheckRules.uses(state, id)) {
            var attempt = now.lastAttempt(use.as());
            content.add("check").add(use.check().value()).add(use.as());
            content.add(attempt == null ? "0" : Integer.toString(attempt.number()));
            content.addOutcome(now.lastOutcome(use.as()));
        }
        for (var ballot : now.ballots()) {
            content.add("ballot").add(ballot.role().value()).add(ballot.person().value());
            content.add(Boolean.toString(ballot.go())).add(ballot.reason());
        }
        return HexFormat.of().formatHex(content.sha256.digest());
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
