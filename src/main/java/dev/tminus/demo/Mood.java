package dev.tminus.demo;

import dev.tminus.demo.Population.User;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the sample migration goes: well, or with a trouble that a release must not miss. The trouble
/// is over for a run once somebody starts the step of a contingency that sees to it.
enum Mood {
    GOOD,

    /// Three users get lost, the e-mail address of one changes its first letter's case, and the
    /// Oxygen id of another its last character. Counts find the first three at best.
    LOST_ROWS,

    /// Once half of the queue is done the job server has no worker any more, and what they had in
    /// hand stays under way.
    JOB_SERVER_DIES,

    /// Once half of the queue is done HQ refuses connections, and accounts fail.
    HQ_UNREACHABLE,

    /// On release day three accounts wait in the queue, and the job server has no worker.
    QUEUE_NOT_EMPTY;

    private static final Set<String> LOST = Set.of("user.00111", "user.00222", "user.00333");
    private static final String RECASED = "user.00444";
    private static final String RENUMBERED = "user.00666";

    /// As it is written in settings: `good`, `lost-rows`.
    static Optional<Mood> named(String name) {
        return Arrays.stream(values()).filter(mood -> mood.text().equals(name)).findFirst();
    }

    /// All names, for people: `good, lost-rows or queue-not-empty`.
    static String names() {
        var all = Arrays.stream(values()).map(Mood::text).toList();
        return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
    }

    /// Whether its trouble begins while the queue is being emptied.
    boolean beginsMidway() {
        return switch (this) {
            case JOB_SERVER_DIES, HQ_UNREACHABLE -> true;
            case GOOD, LOST_ROWS, QUEUE_NOT_EMPTY -> false;
        };
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What arrives of what was sent.
    Portfolio carry(Portfolio sent) {
        return switch (this) {
            case GOOD, JOB_SERVER_DIES, HQ_UNREACHABLE, QUEUE_NOT_EMPTY -> sent;
            case LOST_ROWS ->
                    new Portfolio(
                            sent.account(),
                            sent.users().stream()
                                    .flatMap(Mood::damaged)
                                    .collect(Collectors.toSet()),
                            sent.projects());
        };
    }

    private static Stream<User> damaged(User user) {
        var login = user.email().substring(0, user.email().indexOf('@'));
        if (LOST.contains(login)) {
            return Stream.empty();
        }
        var oxygen = user.oxygenUid();
        if (login.equals(RENUMBERED) && oxygen != null) {
            var changed = oxygen.endsWith("0") ? "1" : "0";
            return Stream.of(
                    user.with(user.email(), oxygen.substring(0, oxygen.length() - 1) + changed));
        }
        return Stream.of(
                login.equals(RECASED)
                        ? user.with(user.email().replaceFirst("^u", "U"), oxygen)
                        : user);
    }
}
