package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.names.RoleName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Who signs and who votes.
final class ComparePeople {

    private ComparePeople() {}

    static void signOffs(List<SignOff> was, List<SignOff> is, About about) {
        compare(
                "signature",
                counts(was.stream().map(SignOff::quorum).toList()),
                counts(is.stream().map(SignOff::quorum).toList()),
                about);
        for (var old : was) {
            is.stream()
                    .filter(now -> now.role().equals(old.role()))
                    .findFirst()
                    .ifPresent(now -> signature(old, now, about));
        }
    }

    private static void signature(SignOff was, SignOff is, About about) {
        var role = is.role();
        new Both<>(was, is, about, "sign-off." + role)
                .elsewhere("quorum")
                .compare(
                        "onRefuse",
                        Looser.kind(Looser.reaction(was.onRefuse(), is.onRefuse())),
                        "What follows where `%s` refuses to sign".formatted(role))
                .tell(
                        "confirm",
                        () ->
                                about.add(
                                        is.confirm() ? Kind.PEOPLE : Kind.WEAKENED,
                                        is.confirm()
                                                ? "`%s` gives a credential anew to sign now."
                                                        .formatted(role)
                                                : "`%s` need not give a credential anew to sign."
                                                        .formatted(role)))
                .rest();
    }

    static void votes(List<Quorum> was, List<Quorum> is, About about) {
        compare("vote", counts(was), counts(is), about);
    }

    private static void compare(
            String what, Map<RoleName, Integer> before, Map<RoleName, Integer> after, About about) {
        before.forEach((role, count) -> {
            int now = after.getOrDefault(role, 0);
            if (now < count) {
                about.add(
                        Kind.WEAKENED,
                        now == 0
                                ? "The %s of `%s` is no longer asked for.".formatted(what, role)
                                : "It takes %d %s of `%s`, and took %d."
                                        .formatted(now, plural(what, now), role, count));
            }
        });
        after.forEach((role, count) -> {
            int old = before.getOrDefault(role, 0);
            if (old < count) {
                about.add(
                        Kind.PEOPLE,
                        "It takes %d %s of `%s`%s."
                                .formatted(
                                        count,
                                        plural(what, count),
                                        role,
                                        old == 0 ? " now" : ", and took " + old));
            }
        });
    }

    private static Map<RoleName, Integer> counts(List<Quorum> quorums) {
        return quorums.stream()
                .collect(
                        Collectors.toMap(
                                Quorum::role, Quorum::count, Integer::sum, LinkedHashMap::new));
    }

    private static String plural(String what, int count) {
        return count == 1 ? what : what + "s";
    }
}
