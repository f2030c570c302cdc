package dev.tminus.change;

import dev.tminus.runbook.Action;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Lock;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Repeat;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.check.DnsCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.NameServers;
import dev.tminus.runbook.check.SchemaVersionCheck;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.workspace.Address;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says any value of a runbook as people write it.
final class PrintValue {

    /// Keys that are not called like the component that holds them.
    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("accepted", "accept"),
                    Map.entry("authority", "may"),
                    Map.entry("checksForEach", "for-each"),
                    Map.entry("existsLater", "exists"),
                    Map.entry("files", "evidence"),
                    Map.entry("lasts", "for"),
                    Map.entry("mayOverride", "override"),
                    Map.entry("onlyIf", "if"),
                    Map.entry("protections", "protect"),
                    Map.entry("signOffs", "sign-off"),
                    Map.entry("watches", "watch"));

    private PrintValue() {}

    /// Empty for nothing.
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean yes -> yes ? "yes" : "no";
            case BigDecimal number -> number.toPlainString();
            case Duration time -> Durations.exact(time);
            case Timing timing -> Offsets.print(timing);
            case SchemaVersionCheck.Tool tool -> tool.words();
            case DnsCheck.Type type -> type.name();
            case Action.Method method -> method.name();
            case DayOfWeek day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case Optional<?> maybe -> of(maybe.orElse(null));
            case Map<?, ?> map -> map(map);
            case Collection<?> many -> inOrder(many).collect(Collectors.joining(", "));
            case Record said -> said(said);
            default -> value.toString();
        };
    }

    /// As a file writes the key: `on-fail`.
    static String key(String component) {
        return KEYS.getOrDefault(component, split(component, '-'));
    }

    /// The items of a collection without an order of its own are sorted.
    static Stream<String> inOrder(Collection<?> many) {
        var words = many.stream().map(PrintValue::of).map(said -> said.isEmpty() ? "\"\"" : said);
        return many instanceof SequencedCollection<?> ? words : words.sorted();
    }

    private static String map(Map<?, ?> map) {
        var words =
                map.entrySet().stream().map(one -> of(one.getKey()) + ": " + of(one.getValue()));
        return (map instanceof SequencedMap<?, ?> ? words : words.sorted())
                .collect(Collectors.joining(", "));
    }

    private static String said(Record record) {
        return switch (record) {
            case Condition(var written, _, var assume) ->
                    assume == null
                            ? written
                            : written + ", assumed to be " + (assume ? "true" : "false");
            case Quorum(var role, int count) -> count + " of " + role;
            case Role role -> role(role);
            case Role.Cover(var team, var until) ->
                    team + (until == null ? "" : " until " + of(until));
            case Contingency.Ending(var when, var then) ->
                    (when == null ? "" : "when " + of(when) + ": ") + of(then);
            case Action.Request request ->
                    "%s %s%s".formatted(request.method(), request.endpoint(), request.path());
            case Action.Output(var json) -> json;
            case Action.Command(var program, var args) ->
                    args.isEmpty() ? program.value() : program + " " + String.join(" ", args);
            case SchemaVersionCheck.Recorder.OfTool(var source, var tool) ->
                    "%s of %s".formatted(of(tool), source);
            case SchemaVersionCheck.Recorder.OfQuery(var query) -> of(query);
            case Side.Query query -> query.source() + ", " + query.sql();
            case Lock.Until.StepDone(var step) -> step + " is done";
            case NameServers.Resolvers(var groups) -> of(groups);
            case Expression.Answer(var step, var field) -> step + "." + field;
            case Reaction.Open(var contingency) -> contingency.value();
            case Reaction.Retry(int times, var delay, var then) ->
                    (times == 1 ? "retry once" : "retry " + times + " times")
                            + (delay.isZero() ? "" : ", " + of(delay) + " apart")
                            + ", then "
                            + of(then);
            case Deadline.AfterReady(var time, var effect) ->
                    of(effect) + " " + of(time) + " after it is ready";
            case Deadline.At(var timing, var effect) -> of(effect) + " at " + of(timing);
            case WaitStep.Lasts.For(var time) -> of(time);
            case WaitStep.Lasts.Answered(var step, var field) -> step + "." + field;
            case Tolerance.Absolute(var most) -> of(most);
            case Tolerance.Percent(var most) -> of(most) + "%";
            case Expectation.Equals(var value, var quoted) -> quoted ? quoted(value) : value;
            case Expectation.AnyOf(var values, var quoted) -> "any of " + expected(values, quoted);
            case Expectation.AllOf(var values, var quoted) -> "all of " + expected(values, quoted);
            case Expectation.Between(var low, var high) ->
                    "between " + of(low) + " and " + of(high);
            case Expectation.Json(var pointer, var expect) -> pointer + ": " + of(expect);
            case Until until -> until(until);
            case Repeat(var every, var until) ->
                    "every %s until %s starts".formatted(of(every), until);
            case CheckUse use -> use(use);
            case SourceSpec source -> source.jdbc();
            case Address address -> address.url();
            case Side.Table side -> side.name() + ", table " + side.table();
            case Side.Csv side -> side.name();
            case Side.Recorded side -> side.name();
            default -> plainly(record);
        };
    }

    private static String role(Role role) {
        var teams = of(role.cover());
        return role.backup() == null ? teams : teams + ", backed up by " + role.backup();
    }

    private static String until(Until until) {
        var giveUp = until.giveUpAfter();
        return "every %s for %s".formatted(of(until.every()), of(until.lasts()))
                + (until.passes() == 1 ? "" : ", " + until.passes() + " passes")
                + (giveUp == null ? "" : ", giving up after " + giveUp)
                + (until.delay().isZero() ? "" : ", after " + of(until.delay()));
    }

    private static String use(CheckUse use) {
        var until = use.until();
        return use.check()
                + (use.as().equals(use.check().value()) ? "" : " as " + use.as())
                + (until == null ? "" : " " + until(until))
                + (use.reportOnly() ? ", only reporting" : "");
    }

    /// One of several sorts by the name of its sort, anything else by its keys.
    private static String plainly(Record record) {
        var parts = new ArrayList<String>();
        var components = Components.of(record.getClass());
        for (var component : components) {
            var said = of(Components.value(component, record));
            if (!said.isEmpty() && !said.equals("no")) {
                parts.add(components.size() == 1 ? said : key(component.getName()) + " " + said);
            }
        }
        var sort =
                isOneOfSeveral(record)
                        ? List.of(split(record.getClass().getSimpleName(), ' '))
                        : List.<String>of();
        return Stream.of(sort, List.of(String.join(", ", parts)))
                .flatMap(List::stream)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static boolean isOneOfSeveral(Record record) {
        var type = record.getClass();
        return type.isMemberClass()
                && Modifier.isStatic(type.getModifiers())
                && type.getInterfaces().length > 0
                && type.getInterfaces()[0].isSealed();
    }

    /// `rollBackTo` and `RollBackTo` as `roll back to`.
    private static String split(String name, char between) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", String.valueOf(between))
                .toLowerCase(Locale.ROOT);
    }

    /// A number in quotes is a text, and told as one.
    private static String expected(List<String> values, Set<String> texts) {
        return values.stream()
                .map(value -> texts.contains(value) ? quoted(value) : value)
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
