package dev.tminus.schedule;

import static dev.tminus.runbook.Expression.Operator.DIFFERENT;
import static dev.tminus.runbook.Expression.Operator.EQUAL;
import static dev.tminus.runbook.Field.Type.INTEGER;

import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ways that a run can go by what its tests ask for and nobody knows yet: what excludes each
/// other is never done in one of them, and what is assumed is so in all.
public final class Worlds {

    private static final int MOST = 64;
    private static final int MOST_STEPS = 200_000;
    private static final Circumstances LIVE =
            new Circumstances(Map.of(), Map.of(), Map.of(), Mode.LIVE);

    /// Stands for any value that no test names.
    private static final String OTHER = "\0";

    private final Runbook runbook;
    private final Map<Expression, String> known = new HashMap<>();
    private final Set<Condition> conditions = new LinkedHashSet<>();
    private final Map<Expression, Set<String>> open = new LinkedHashMap<>();
    private final Map<Expression, Integer> asked = new HashMap<>();
    private final Set<Expression> sized = new HashSet<>();

    private Worlds(Runbook runbook, Circumstances circumstances, Stream<Condition> tests) {
        this.runbook = runbook;
        runbook.variables()
                .forEach((name, value) -> known.put(new Expression.Variable(name), value));
        circumstances
                .variables()
                .forEach((name, value) -> known.put(new Expression.Variable(name), value));
        circumstances
                .inputs()
                .forEach((name, value) -> known.put(new Expression.InputValue(name), value));
        var mode = circumstances.mode();
        if (mode != null) {
            known.put(new Expression.RunMode(), mode.name().toLowerCase(Locale.ROOT));
        }
        tests.filter(conditions::add).forEach(when -> collect(when.test()));
    }

    /// For each way whether a step is done in it; at least one way, and at most as many as are
    /// planned in a moment.
    public static List<Predicate<Step>> of(Runbook runbook, Circumstances circumstances) {
        var tests = runbook.steps().flatMap(step -> Stream.ofNullable(step.policy().when()));
        var worlds = new Worlds(runbook, circumstances, tests);
        long steps = Math.max(1, runbook.steps().count());
        return worlds.asAssumed(Math.clamp(MOST_STEPS / steps, 1, MOST)).stream()
                .<Predicate<Step>>map(values -> worlds.new World(values)::isDone)
                .toList();
    }

    /// Whether a live run can go in a way in which one test holds and another does not, or nobody
    /// can tell that none does.
    public static boolean canPart(Runbook runbook, Condition holding, Condition not) {
        var worlds = new Worlds(runbook, LIVE, Stream.of(holding, not));
        return worlds.all(MOST).stream()
                .anyMatch(values ->
                        !Boolean.FALSE.equals(worlds.holds(holding, values))
                                && !Boolean.TRUE.equals(worlds.holds(not, values)));
    }

    /// One way a run can go.
    private final class World {

        private final Map<Expression, String> values;
        private final Map<Condition, Boolean> done = new HashMap<>();

        World(Map<Expression, String> values) {
            this.values = values;
        }

        boolean isDone(Step step) {
            var when = step.policy().when();
            return when == null || done.computeIfAbsent(when, this::isDone);
        }

        private boolean isDone(Condition when) {
            var assumed = assumed(when);
            return !Boolean.FALSE.equals(assumed == null ? holds(when, values) : assumed);
        }
    }

    /// What is assumed of a test that nothing decides yet, else null.
    private @Nullable Boolean assumed(Condition when) {
        var decided = holds(when, known);
        return decided == null ? when.assume() : null;
    }

    private @Nullable Boolean holds(Condition when, Map<Expression, String> values) {
        return new Tests(new Names(runbook, values)).holds(when.test());
    }

    private Optional<Field> field(Expression name) {
        return Tests.field(new Names(runbook, known), name);
    }

    private record Names(Runbook runbook, Map<Expression, String> values) implements Tests.Names {

        @Override
        public @Nullable String value(Expression name) {
            return values.get(name);
        }

        @Override
        public List<Field> inputs() {
            return runbook.inputs();
        }

        @Override
        public List<Field> form(StepId step) {
            return runbook.allSteps()
                    .filter(each -> each.id().equals(step))
                    .findFirst()
                    .map(each -> each.basics().asks().form())
                    .orElse(List.of());
        }
    }

    private List<Map<Expression, String>> all(int most) {
        var all = List.<Map<Expression, String>>of(known);
        var names =
                open.keySet().stream()
                        .sorted(
                                Comparator.comparing(
                                        (Expression name) -> asked.getOrDefault(name, 0),
                                        Comparator.reverseOrder()))
                        .toList();
        for (var name : names) {
            var domain = values(name);
            if ((long) all.size() * domain.size() <= most) {
                all = with(all, name, domain);
            }
        }
        return all;
    }

    private List<Map<Expression, String>> asAssumed(int most) {
        var all = all(most);
        var assumed = all.stream().filter(this::isAsAssumed).toList();
        return assumed.isEmpty() ? all : assumed;
    }

    /// Of a name that is compared by size one value for each way in which that can come out.
    private Set<String> values(Expression name) {
        var domain = open.getOrDefault(name, Set.of());
        if (!sized.contains(name)) {
            return domain;
        }
        var limits = domain.stream().filter(value -> !value.equals(OTHER)).toList();
        return Sizes.around(limits, field(name).filter(each -> each.type() == INTEGER).isPresent());
    }

    private static List<Map<Expression, String>> with(
            List<Map<Expression, String>> all, Expression name, Set<String> domain) {
        var more = new ArrayList<Map<Expression, String>>();
        for (var values : all) {
            for (var value : domain) {
                var world = new HashMap<>(values);
                world.put(name, value);
                more.add(world);
            }
        }
        return more;
    }

    private boolean isAsAssumed(Map<Expression, String> values) {
        return conditions.stream()
                .allMatch(when -> {
                    var assumed = assumed(when);
                    var holds = assumed == null ? null : holds(when, values);
                    return holds == null || holds.equals(assumed);
                });
    }

    /// The names of a test that may have one of few values.
    private void collect(Expression test) {
        switch (test) {
            case Expression.And(var left, var right) -> {
                collect(left);
                collect(right);
            }
            case Expression.Or(var left, var right) -> {
                collect(left);
                collect(right);
            }
            case Expression.Not(var of) -> collect(of);
            case Expression.Compare(var left, var operator, var right) -> {
                boolean bySize = operator != EQUAL && operator != DIFFERENT;
                if (right instanceof Expression.Literal(var value)) {
                    add(left, value, bySize);
                } else if (left instanceof Expression.Literal(var value)) {
                    add(right, value, bySize);
                }
            }
            case Expression.RunMode _,
                    Expression.InputValue _,
                    Expression.Variable _,
                    Expression.Answer _,
                    Expression.Verdict _ ->
                    add(test, "true", false);
            case Expression.Literal _ -> {}
        }
    }

    private void add(Expression name, String value, boolean bySize) {
        if (known.containsKey(name) || name instanceof Expression.Literal) {
            return;
        }
        asked.merge(name, 1, Integer::sum);
        open.computeIfAbsent(name, this::domain);
        var field = field(name);
        boolean free =
                switch (name) {
                    case Expression.InputValue _, Expression.Answer _ ->
                            field.map(Worlds::isFree).orElse(true);
                    case Expression.Variable _ -> true;
                    case Expression.RunMode _,
                            Expression.Verdict _,
                            Expression.Literal _,
                            Expression.And _,
                            Expression.Or _,
                            Expression.Not _,
                            Expression.Compare _ ->
                            false;
                };
        if (free && bySize) {
            sized.add(name);
        }
        if (free) {
            open.computeIfPresent(
                    name,
                    (_, domain) -> {
                        domain.add(value);
                        return domain;
                    });
        }
    }

    private static boolean isFree(Field field) {
        return field.mustBe() == null
                && field.type() != Field.Type.CHOICE
                && field.type() != Field.Type.BOOLEAN;
    }

    private Set<String> domain(Expression name) {
        return new LinkedHashSet<>(
                switch (name) {
                    case Expression.RunMode _ -> List.of("live", "rehearsal");
                    case Expression.Verdict _ -> List.of("passed", "failed", "inconclusive");
                    case Expression.InputValue _, Expression.Answer _ ->
                            field(name).map(Worlds::domain).orElse(List.of(OTHER));
                    case Expression.Variable _,
                            Expression.Literal _,
                            Expression.And _,
                            Expression.Or _,
                            Expression.Not _,
                            Expression.Compare _ ->
                            List.of(OTHER);
                });
    }

    private static List<String> domain(Field field) {
        var only = field.mustBe();
        if (only != null) {
            return List.of(only);
        }
        return switch (field.type()) {
            case CHOICE -> field.choices();
            case BOOLEAN -> List.of("true", "false");
            case TEXT, INTEGER, DECIMAL, TIMESTAMP, DURATION, LIST -> List.of(OTHER);
        };
    }
}
