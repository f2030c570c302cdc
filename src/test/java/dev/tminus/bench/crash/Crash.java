package dev.tminus.bench.crash;

import dev.tminus.testing.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Kills the ledger's process at random moments, and after every kill holds what is there against
/// what was acknowledged: nothing lost, nothing twice, nothing half; the chain holds and the rows
/// are its fold.
public final class Crash {

    private static final int CLIENTS = 4;
    private static final int KILLS_A_HOME = 10;
    private static final int SHORTEST_MILLIS = 50;
    private static final int LONGEST_MILLIS = 2_000;
    private static final Duration CHECKS_END_WITHIN = Duration.ofSeconds(60);

    private final int kills;
    private final Random random;
    private final Consumer<String> progress;
    private final List<String> flaws = new ArrayList<>();
    private long acknowledged;
    private long killedInFlight;
    private long evidence;
    private long named;

    public Crash(int kills, long seed, Consumer<String> progress) {
        this.kills = kills;
        this.random = new Random(seed);
        this.progress = progress;
    }

    /// What came of it.
    ///
    /// @param acknowledged answers that had to hold
    /// @param evidence files that attempts name, all of them read to the end
    /// @param inFlight commands that a kill left without an answer
    public record Report(
            int kills, long acknowledged, long inFlight, long evidence, List<String> flaws) {

        @Override
        public String toString() {
            return "%d kills, %,d acknowledged commands, %d killed in flight, %,d files of evidence, %d lost, doubled or half%s"
                    .formatted(
                            kills,
                            acknowledged,
                            inFlight,
                            evidence,
                            flaws.size(),
                            flaws.isEmpty() ? "" : "\n" + String.join("\n", flaws));
        }
    }

    public Report run() throws Exception {
        for (var done = 0; done < kills; done += KILLS_A_HOME) {
            inOneHome(Math.min(KILLS_A_HOME, kills - done));
            progress.accept(
                    "%d of %d kills, %,d acknowledged, %d flaws"
                            .formatted(
                                    Math.min(kills, done + KILLS_A_HOME),
                                    kills,
                                    acknowledged,
                                    flaws.size()));
        }
        return new Report(kills, acknowledged, killedInFlight, evidence, List.copyOf(flaws));
    }

    private void inOneHome(int count) throws Exception {
        var home = Files.createTempDirectory("tminus-crash");
        var runbooks = Workspace.in(Files.createTempDirectory("tminus-crash-runbooks"));
        var acks = new ConcurrentLinkedQueue<Client.Ack>();
        var clients =
                IntStream.range(0, CLIENTS)
                        .mapToObj(_ -> new Client(random.nextLong(), acks))
                        .toList();
        for (var life = 0; life < count; life++) {
            try (var child = Child.start(home, runbooks)) {
                verify(child, acks);
                liveAndDie(child, clients);
            }
        }
        try (var child = Child.start(home, runbooks)) {
            verify(child, acks);
            checksEnd(child);
        }
        acknowledged += acks.size();
        evidence += named;
        named = 0;
        delete(home);
        delete(runbooks);
    }

    private void liveAndDie(Child child, List<Client> clients) throws InterruptedException {
        var threads =
                clients.stream()
                        .map(client -> Thread.ofVirtual().start(() -> client.work(child)))
                        .toList();
        if (child.diesWithin(Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS)))) {
            flaws.add("It died before it was killed");
        }
        child.close();
        for (var thread : threads) {
            thread.join();
        }
        killedInFlight += clients.stream().filter(Client::waits).count();
    }

    private void verify(Child child, ConcurrentLinkedQueue<Client.Ack> acks) throws IOException {
        if (!child.health().startsWith("sound")) {
            flaws.add("After a kill the ledger is " + child.health());
        }
        evidence(child);
        var journal = dump(child);
        for (var ack : acks) {
            var found = journal.get(ack.command() + "@" + ack.run());
            var expected = ack.to() - ack.from() + 1;
            if (found == null) {
                flaws.add("Lost: " + ack);
            } else if (found.count() != expected
                    || found.from() != ack.from()
                    || found.to() != ack.to()) {
                flaws.add("Half or twice: " + ack + " is " + found);
            }
        }
    }

    /// What an attempt names is there, whole, whenever the process died.
    private void evidence(Child child) throws IOException {
        try (var line = child.line()) {
            var count = line.ask("evidence");
            named = Math.max(named, Long.parseLong(count.replace("named ", "")));
            for (var row = line.next(); !row.equals("end"); row = line.next()) {
                flaws.add("Evidence is not there: " + row);
            }
        }
    }

    /// How often and where a command stands in a journal.
    private record Found(long count, long from, long to) {}

    private static Map<String, Found> dump(Child child) throws IOException {
        var journal = new HashMap<String, Found>();
        try (var line = child.line()) {
            for (var row = line.ask("dump"); !row.equals("end"); row = line.next()) {
                var words = row.split(" ");
                journal.put(
                        words[1] + "@" + words[0],
                        new Found(
                                Long.parseLong(words[2]),
                                Long.parseLong(words[3]),
                                Long.parseLong(words[4])));
            }
        }
        return journal;
    }

    private void checksEnd(Child child) throws IOException {
        var until = System.nanoTime() + CHECKS_END_WITHIN.toNanos();
        try (var line = child.line()) {
            var open = line.ask("open");
            while (!open.equals("0") && System.nanoTime() < until) {
                Polling.pause();
                open = line.ask("open");
            }
            if (!open.equals("0")) {
                flaws.add(open + " checks never ended");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
