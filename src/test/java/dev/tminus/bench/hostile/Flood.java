package dev.tminus.bench.hostile;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Strangers at many addresses ask for all that they can, and some guess passwords.
final class Flood implements Attack {

    private static final int AT_ONCE = 100;

    /// One request in so many tries a password, which takes its turn.
    private static final int GUESSES = 400;

    /// By how much the heap that is in use may grow, in KiB.
    private static final long MOST_GROWTH = 64 << 10;

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final List<String> ASKED =
            List.of(
                    "/",
                    "/runs",
                    "/sign-in",
                    "/?v-r=init&location=",
                    "/nowhere?x=y",
                    "/setup?token=x");

    private final int requests;

    Flood(int requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "flood";
    }

    @Override
    public String prepare(Path folder) {
        return "";
    }

    @Override
    public Result against(Stage stage) throws Exception {
        var flaws = new ArrayList<String>();
        stage.probe().begin();
        var pid = stage.tminus().pid();
        var before = heap(pid);
        var left = new AtomicInteger(requests);
        var answers = new TreeMap<Integer, Integer>();
        var begun = System.nanoTime();
        var strangers = new ArrayList<Thread>();
        try (var client = HttpClient.newHttpClient()) {
            for (var i = 0; i < AT_ONCE; i++) {
                strangers.add(
                        Thread.startVirtualThread(
                                () -> ask(client, stage.tminus().address(), left, answers)));
            }
            if (!stage.probe().actUntil(() -> strangers.stream().noneMatch(Thread::isAlive))) {
                flaws.add("the flood did not end, or an act was refused");
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        var after = heap(pid);
        if (after - before > MOST_GROWTH) {
            flaws.add("the heap grew");
        }
        return Result.of(
                this,
                stage,
                List.of(
                        "%,d requests in %,d ms, by status (0 is none): %s"
                                .formatted(requests, took.toMillis(), answers),
                        "heap in use %,d KiB before and %,d KiB after".formatted(before, after)),
                flaws);
    }

    private static void ask(
            HttpClient client, String address, AtomicInteger left, Map<Integer, Integer> answers) {
        for (var number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
            var status = status(client, address, number);
            synchronized (answers) {
                answers.merge(status, 1, Integer::sum);
            }
        }
    }

    private static int status(HttpClient client, String address, int number) {
        var guesses = number % GUESSES == 0;
        var path = guesses ? "/sign-in" : ASKED.get(number % ASKED.size());
        var request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header(
                                "X-Forwarded-For",
                                "10.%d.%d.%d"
                                        .formatted(number % 200, number / 7 % 200, number % 13))
                        .timeout(Duration.ofSeconds(20));
        if (guesses) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin")
                    .POST(BodyPublishers.ofString("account=mia&password=guess"));
        }
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException broken) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /// In KiB, once everything that nobody needs is gone.
    private static long heap(long pid) throws IOException {
        jcmd(pid, "GC.run");
        var used = USED.matcher(jcmd(pid, "GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) : 0;
    }

    private static String jcmd(long pid, String what) throws IOException {
        var command = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process =
                new ProcessBuilder(command, String.valueOf(pid), what)
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
