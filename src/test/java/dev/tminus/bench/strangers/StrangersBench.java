package dev.tminus.bench.strangers;

import dev.tminus.bench.Measurement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Strangers at many addresses ask for all that they can, while somebody who is signed in works on.
/// The bar: the process of 512 MB lives, and every act of the other takes a second at most.
public final class StrangersBench implements Measurement {

    private static final Duration BAR = Duration.ofSeconds(1);
    private static final int AT_ONCE = 100;
    private static final String PASSWORD = "account=boston.ops&password=a+sentence+nobody+guesses";
    private static final List<String> ASKED =
            List.of(
                    "/",
                    "/runs",
                    "/sign-in",
                    "/?v-r=init&location=",
                    "/nowhere?x=y",
                    "/setup?token=x");

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "strangers";
    }

    @Override
    public String purpose() {
        return "a flood of strangers at 512 MB; others wait 1 s at most [--requests 60000]";
    }

    @Override
    public boolean measure(List<String> arguments) throws Exception {
        var requests =
                arguments.size() == 2 && arguments.getFirst().equals("--requests")
                        ? Integer.parseInt(arguments.getLast())
                        : 60_000;
        try (var served = Served.start(Files.createTempDirectory("tminus-bench"))) {
            var cookie = signIn(served);
            var left = new AtomicInteger(requests);
            var answers = new TreeMap<Integer, Integer>();
            var flood = new ArrayList<Thread>();
            var begun = System.nanoTime();
            for (var i = 0; i < AT_ONCE; i++) {
                flood.add(Thread.startVirtualThread(() -> ask(served, left, answers)));
            }
            var longest = act(served, cookie, flood);
            System.out.printf(
                    "%d requests in %d ms, answers %s; the longest act %d ms; it %s%n",
                    requests,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                    answers,
                    longest.toMillis(),
                    served.lives() ? "lives" : "died");
            return served.lives() && longest.compareTo(BAR) <= 0;
        }
    }

    /// Somebody's work as long as the flood lasts, and once after it.
    private Duration act(Served served, String cookie, List<Thread> flood) throws Exception {
        var longest = Duration.ZERO;
        for (var last = false; !last; ) {
            last = flood.stream().noneMatch(Thread::isAlive);
            var begun = System.nanoTime();
            var answer =
                    send(
                            request(served, "/?v-r=init&location=runs", "192.0.2.1")
                                    .header("Cookie", cookie));
            var took = Duration.ofNanos(System.nanoTime() - begun);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The act was answered " + answer.statusCode());
            }
            longest = took.compareTo(longest) > 0 ? took : longest;
            flood.getFirst().join(Duration.ofMillis(200));
        }
        return longest;
    }

    private void ask(Served served, AtomicInteger left, Map<Integer, Integer> answers) {
        for (var number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
            var address = "10.%d.%d.%d".formatted(number % 200, number / 7 % 200, number % 13);
            var path = ASKED.get(number % ASKED.size());
            var request = request(served, path, address);
            if (number % 10 == 0) {
                form(
                        request.uri(URI.create(served.address() + "/sign-in")),
                        "account=a&password=b");
            }
            int status;
            try {
                status = send(request).statusCode();
            } catch (IllegalStateException failed) {
                status = 0;
            }
            synchronized (answers) {
                answers.merge(status, 1, Integer::sum);
            }
        }
    }

    private String signIn(Served served) {
        send(
                form(
                        request(served, "/setup", "192.0.2.1"),
                        PASSWORD.replace("account", "person")
                                + "&again=a+sentence+nobody+guesses&token="
                                + served.token()));
        var answer = send(form(request(served, "/sign-in", "192.0.2.1"), PASSWORD));
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static HttpRequest.Builder request(Served served, String path, String from) {
        return HttpRequest.newBuilder(URI.create(served.address() + path))
                .header("X-Forwarded-For", from)
                .timeout(Duration.ofSeconds(20));
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, String form) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(form));
    }

    private HttpResponse<Void> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.discarding());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
