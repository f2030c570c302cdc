package dev.tminus.model;

import dev.tminus.model.Sheet.Line;
import dev.tminus.model.Sheet.Shield;
import dev.tminus.model.Sheet.Trouble;
import dev.tminus.model.Sheet.Use;
import dev.tminus.model.Sheet.Ways;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Makes up checklists.
final class DrawSheet {

    static final List<String> PEOPLE = List.of("ana", "ben", "cho", "dan", "eve", "fay", "gus");
    static final List<String> ROLES = List.of("ops", "qa", "manager");

    private static final List<String> TROUBLES = List.of("x", "y");
    private static final List<String> CHECKS = List.of("users", "rows", "again");

    private final RandomGenerator random;

    DrawSheet(RandomGenerator random) {
        this.random = random;
    }

    Sheet sheet() {
        var roles = new LinkedHashMap<String, Set<String>>();
        var people = PEOPLE.subList(0, 4 + random.nextInt(4));
        for (var role : ROLES) {
            var members = new TreeSet<String>();
            var most = 1 + random.nextInt(4);
            while (members.size() < most) {
                members.add(pick(people));
            }
            roles.put(role, members);
        }
        var may = new LinkedHashMap<String, String>();
        may.put("start", percent(80) ? "manager" : pick(ROLES));
        may.put("hold", pick(ROLES));
        may.put("scrub", pick(ROLES));
        may.put("open", pick(ROLES));
        may.put("reopen", pick(ROLES));
        if (percent(50)) {
            may.put("skip", pick(ROLES));
        }
        if (percent(97)) {
            may.put("resume", percent(70) ? "manager" : pick(ROLES));
        }
        var distinct =
                percent(60)
                        ? Set.of("doer", "signer")
                        : pick(
                                List.of(
                                        Set.<String>of(),
                                        Set.of("starter", "doer"),
                                        Set.of("starter", "signer"),
                                        Set.of("starter", "doer", "signer")));
        var lines = new ArrayList<Line>();
        var size = 3 + random.nextInt(10);
        var wrong = TROUBLES.subList(0, percent(55) ? 1 + random.nextInt(2) : 0);
        for (var place = 0; place < size; place++) {
            lines.add(line("", wrong, lines, roles));
        }
        var troubles = wrong.stream().map(id -> trouble(id, lines)).toList();
        for (var trouble : wrong) {
            var own = new ArrayList<Line>();
            for (var left = 1 + random.nextInt(3); left > 0; left--) {
                own.add(line(trouble, List.of(), own, roles));
            }
            lines.addAll(own);
        }
        return new Sheet(List.copyOf(lines), troubles, roles, may, distinct);
    }

    private Trouble trouble(String id, List<Line> main) {
        var on = new TreeSet<String>();
        for (var one : List.of("failed", "inconclusive", "no-go", "deadline")) {
            if (percent(35)) {
                on.add(one);
            }
        }
        if (on.isEmpty() || percent(55)) {
            on.add("person");
        }
        var kind = random.nextInt(100);
        return new Trouble(
                id,
                pick(ROLES),
                on,
                percent(15) ? pick(main).id() : "",
                percent(15) ? pick(main).id() : "",
                kind < 45 ? "resume" : kind < 80 ? pick(main).id() : kind < 92 ? "hold" : "scrub");
    }

    private Ways ways(String type, String trouble, List<String> wrong, List<Line> before) {
        var asking = before.stream().filter(line -> !line.ways().form().isEmpty()).toList();
        return new Ways(
                trouble,
                percent(22),
                percent(5) ? "no" : asking.isEmpty() || percent(60) ? "" : pick(asking).id(),
                percent(75) ? "" : type.equals("manual") && percent(40) ? "yes" : "free",
                percent(8),
                percent(88) ? 0 : 1 + random.nextInt(30),
                wrong.isEmpty() || percent(75) ? "" : pick(wrong),
                type.equals("wait") ? random.nextInt(20) : 0);
    }

    private Line line(
            String trouble, List<String> wrong, List<Line> before, Map<String, Set<String>> roles) {
        var kind = random.nextInt(100);
        var type = kind < 45 ? "manual" : kind < 72 ? "check" : kind < 92 ? "gate" : "wait";
        return new Line(
                (trouble.isEmpty() ? "s" : trouble) + (before.size() + 1),
                type,
                pick(ROLES),
                type.equals("manual") ? percent(12) : percent(80),
                trouble.isEmpty() && percent(30) ? random.nextInt(180) - 60 : Line.NO_TIME,
                percent(20),
                percent(50),
                needs(before),
                type.equals("check") || percent(30) ? uses() : List.of(),
                percent(35) ? shields() : List.of(),
                type.equals("gate") ? asked(roles, 1 + random.nextInt(3)) : List.of(),
                percent(45) ? asked(roles, 1 + random.nextInt(3)) : List.of(),
                ways(type, trouble, wrong, before));
    }

    private List<String> needs(List<Line> before) {
        var needs = new TreeSet<String>();
        if (!before.isEmpty() && percent(65)) {
            needs.add(before.getLast().id());
        }
        for (var more = random.nextInt(3); more > 0 && !before.isEmpty(); more--) {
            if (percent(40)) {
                needs.add(pick(before).id());
            }
        }
        return List.copyOf(needs);
    }

    private List<Use> uses() {
        return CHECKS.subList(0, 1 + random.nextInt(3)).stream().map(this::use).toList();
    }

    private Use use(String name) {
        return percent(55)
                ? new Use(name, 0, 0, 1, 0, 0, percent(12))
                : new Use(
                        name,
                        1 + random.nextInt(4),
                        1 + random.nextInt(30),
                        1 + random.nextInt(3),
                        percent(50) ? 0 : 1 + random.nextInt(4),
                        percent(60) ? 0 : 1 + random.nextInt(4),
                        percent(12));
    }

    private List<Shield> shields() {
        return List.of("first", "second").subList(0, 1 + random.nextInt(2)).stream()
                .map(name ->
                        new Shield(
                                name,
                                pick(CHECKS),
                                1 + random.nextInt(4),
                                percent(50) ? Shield.OWN : random.nextInt(20)))
                .toList();
    }

    private List<String> asked(Map<String, Set<String>> roles, int most) {
        var asked = new ArrayList<String>();
        for (var one = 0; one < most; one++) {
            var role = pick(ROLES);
            if (Sheet.count(asked, role) < roles.getOrDefault(role, Set.of()).size()) {
                asked.add(role);
            }
        }
        return asked.isEmpty() ? List.of(pick(ROLES)) : List.copyOf(asked);
    }

    private boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
