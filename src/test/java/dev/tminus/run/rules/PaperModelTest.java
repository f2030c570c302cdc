package dev.tminus.run.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.tminus.model.Chance;
import dev.tminus.model.PaperCommand;
import dev.tminus.model.PaperRun;
import dev.tminus.model.Sheet;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Holds the rules against a plain model that was written from the description of the states and
/// imports nothing of them.
@Slow
class PaperModelTest {

    private static final int SEQUENCES = 10_000;

    /// How often each must at least be accepted and refused for the comparison to mean something.
    private static final int ENOUGH = 500;

    private final Map<String, LongAdder> tally = new ConcurrentHashMap<>();

    @Test
    void agreesWithARunOnPaperIn10000RandomSequences() throws IOException {
        var parting =
                IntStream.rangeClosed(1, SEQUENCES)
                        .parallel()
                        .mapToObj(this::play)
                        .flatMap(Optional::stream)
                        .findFirst();

        parting.ifPresent(found -> fail(found));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/paper-model.txt"), told());
        for (var verb : PaperRun.VERBS) {
            assertThat(count(verb, "accepted")).as(verb + " accepted").isGreaterThan(ENOUGH);
            assertThat(count(verb, "refused")).as(verb + " refused").isGreaterThan(ENOUGH);
        }
        assertThat(count("run", "complete")).as("completed runs").isGreaterThan(ENOUGH);
    }

    @Test
    void knowsNothingOfTheRulesItIsHeldAgainst() {
        var model = new ClassFileImporter().importPackages("dev.tminus.model");

        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("dev.tminus.model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.tminus.model", "java..", "org.jspecify..")
                .check(model);
    }

    private Optional<String> play(int seed) {
        var random = new Random(seed);
        var chance = new Chance(random);
        var duel = new Duel(chance.drawn());
        var said = new ArrayList<PaperCommand>();
        var length = 30 + random.nextInt(70);
        while (said.size() < length) {
            if (Set.of("complete", "scrubbed").contains(duel.paper().status())) {
                length -= 4; // hardly anything happens in what is left
            }
            var next = chance.next(duel.paper());
            said.add(next);
            var parting = duel.hears(next);
            if (parting.isPresent()) {
                return Optional.of(explained(seed, chance.drawn(), said));
            }
            count(next.verb(), duel.accepted());
        }
        if (duel.paper().status().equals("complete")) {
            tally.computeIfAbsent("run complete", _ -> new LongAdder()).increment();
        }
        return duel.ends().map(parting -> "Seed " + seed + ": " + parting);
    }

    private void count(String verb, boolean accepted) {
        tally.computeIfAbsent(verb + (accepted ? " accepted" : " refused"), _ -> new LongAdder())
                .increment();
    }

    private long count(String verb, String what) {
        return tally.getOrDefault(verb + " " + what, new LongAdder()).sum();
    }

    private String told() {
        return new TreeMap<>(tally)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String explained(int seed, Sheet sheet, List<PaperCommand> said) {
        var shrunk = shrunk(sheet, said);
        return "Seed %d, %d commands, of which these suffice:%n%s%n%nRunbook:%n%s%n%n%s"
                .formatted(
                        seed,
                        said.size(),
                        lines(shrunk),
                        lines(sheet.lines())
                                + lines(sheet.troubles())
                                + "\n"
                                + sheet.roles()
                                + sheet.may()
                                + sheet.distinct(),
                        parting(sheet, shrunk).orElseThrow());
    }

    /// Leaves out whatever is not needed for them to part.
    private static List<PaperCommand> shrunk(Sheet sheet, List<PaperCommand> said) {
        var left = new ArrayList<>(said);
        for (var size = left.size() / 2; size > 0; size /= 2) {
            for (var from = left.size() - size; from >= 0; from -= size) {
                var fewer = new ArrayList<>(left);
                fewer.subList(from, Math.min(from + size, fewer.size())).clear();
                if (parting(sheet, fewer).isPresent()) {
                    left = fewer;
                }
            }
        }
        return left;
    }

    private static Optional<String> parting(Sheet sheet, List<PaperCommand> said) {
        var duel = new Duel(sheet);
        return said.stream().map(duel::hears).flatMap(Optional::stream).findFirst();
    }

    private static String lines(List<?> all) {
        return all.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
