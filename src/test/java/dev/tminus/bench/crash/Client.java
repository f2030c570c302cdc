package dev.tminus.bench.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// One client: takes run after run from plan to end, and remembers what was acknowledged. After a
/// kill it says the command that got no answer again, under the same id, as a browser or a pipeline
/// would.
final class Client {

    private final Random random;
    private final ConcurrentLinkedQueue<Ack> acks;
    private final List<String> left = new ArrayList<>();
    private @Nullable String run;
    private @Nullable String pending;
    private int planned;

    Client(long seed, ConcurrentLinkedQueue<Ack> acks) {
        this.random = new Random(seed);
        this.acks = acks;
    }

    /// An answer that must hold for ever.
    record Ack(String command, String run, long from, long to) {}

    /// Works until the line breaks.
    void work(Child child) {
        try (var line = child.line()) {
            while (true) {
                step(line);
            }
        } catch (IOException killed) {
            // The next life goes on with what is pending.
        }
    }

    /// Whether a command got no answer.
    boolean waits() {
        return pending != null;
    }

    private void step(Child.Line line) throws IOException {
        var question = pending == null ? next() : pending;
        pending = question;
        var answer = line.ask(question);
        pending = null;
        var words = answer.split(" ");
        if (!words[0].equals("ack")) {
            throw new IllegalStateException(question + " was answered: " + answer);
        }
        run = words[1];
        acks.add(
                new Ack(
                        question.split(" ")[1],
                        words[1],
                        Long.parseLong(words[2]),
                        Long.parseLong(words[3])));
    }

    private String next() {
        if (left.isEmpty() || run == null) {
            return plan();
        }
        var words = left.removeFirst().split(" ", 2);
        return "do %s %s %s %s".formatted(UUID.randomUUID(), run, words[0], words[1]);
    }

    /// Every sixth run has 10,000 steps; of the others, some are checked by the engine.
    private String plan() {
        planned++;
        var runbook = planned % 6 == 0 ? "huge" : random.nextInt(3) == 0 ? "checked" : "signed";
        left.clear();
        left.add("mia start");
        switch (runbook) {
            case "huge" -> left.addAll(List.of("ann begin s1", "ann finish s1"));
            case "checked" -> left.addAll(List.of("ann comment", "ann comment"));
            default -> {
                for (var step = 1; step <= Workspace.SIGNED_STEPS; step++) {
                    left.addAll(
                            List.of(
                                    "ann begin s" + step,
                                    "ann finish s" + step,
                                    "quinn sign s" + step));
                }
            }
        }
        return "plan " + UUID.randomUUID() + " " + runbook;
    }
}
