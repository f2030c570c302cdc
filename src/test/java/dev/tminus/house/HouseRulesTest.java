package dev.tminus.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.tminus.TminusApplication;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final String BROKEN = "dev.tminus.house.broken";

    private static final HouseRules RULES = new HouseRules("dev.tminus");
    private static final HouseRules RULES_FOR_SAMPLES = new HouseRules(BROKEN);

    private static final JavaClasses APPLICATION = classesBeside(TminusApplication.class);
    private static final JavaClasses ALL_TESTS = classesBeside(HouseRulesTest.class);
    private static final JavaClasses TESTS =
            ALL_TESTS.that(DescribedPredicate.not(resideInAPackage(BROKEN + "..")));
    private static final JavaClasses SAMPLES = ALL_TESTS.that(resideInAnyPackage(BROKEN + ".."));

    /// Rule, and the lines of the samples that break it.
    private static final Map<String, List<String>> BREAKERS =
            Map.ofEntries(
                    Map.entry("only ui sees Vaadin", List.of("run.SeesVaadin")),
                    Map.entry("only language sees YAML", List.of("run.SeesYaml")),
                    Map.entry(
                            "runbook, schedule, comparison, language, check and source see no"
                                    + " Spring",
                            List.of("schedule.SeesSpring")),
                    Map.entry(
                            "only engine, source.Aside, demo.SampleLandscape and QuietShutdown"
                                    + " start threads",
                            List.of(
                                    "run.StartsThreads.pool",
                                    "run.StartsThreads.virtual",
                                    "run.StartsThreads.future",
                                    "run.StartsThreads.scheduled")),
                    Map.entry(
                            "only SystemTime reads the clock; others are handed an InstantSource",
                            List.of(
                                    "run.ReadsTheClock.now",
                                    "run.ReadsTheClock.today",
                                    "run.ReadsTheClock.reference",
                                    "run.ReadsTheClock.millis",
                                    "run.ReadsTheClock.clock",
                                    "run.ReadsTheClock.date")),
                    Map.entry(
                            "only cli prints",
                            List.of("run.Prints.out", "run.Prints.err", "run.Prints.trace")),
                    Map.entry("every package is @NullMarked", List.of("unmarked.Unmarked")),
                    Map.entry(
                            "no class is a Manager, Helper, Util, Impl or Dto",
                            List.of("run.RunManager", "run.RunUtils", "run.RunDto")),
                    Map.entry(
                            "nobody sleeps",
                            List.of("run.Sleeps.inThread", "run.Sleeps.inTimeUnit")),
                    Map.entry(
                            "no test is skipped",
                            List.of("run.Skips.disabled", "run.Skips.assumes")),
                    Map.entry(
                            "a test with a browser, a server or a process of its own is @Slow",
                            List.of("run.SaysNothingTest")));

    static List<ArchRule> ofTheApplication() {
        return RULES.ofTheApplication();
    }

    static List<ArchRule> ofTheTests() {
        return RULES.ofTheTests();
    }

    static List<ArchRule> ofTheSamples() {
        return Stream.of(RULES_FOR_SAMPLES.ofTheApplication(), RULES_FOR_SAMPLES.ofTheTests())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ofTheApplication")
    void holdsInTheApplication(ArchRule rule) {
        rule.check(APPLICATION);
    }

    @ParameterizedTest
    @MethodSource("ofTheTests")
    void holdsInTheTests(ArchRule rule) {
        rule.check(TESTS);
    }

    @ParameterizedTest
    @MethodSource("ofTheSamples")
    void isBrokenByItsSamples(ArchRule rule) {
        var violations = rule.evaluate(SAMPLES).getFailureReport().getDetails();

        assertThat(BREAKERS).containsKey(rule.getDescription());
        assertThat(BREAKERS.get(rule.getDescription()))
                .allSatisfy(sample ->
                        assertThat(violations)
                                .anyMatch(line -> line.contains(BROKEN + "." + sample)));
    }

    @Test
    void sparesWhatTheRulesAllow() {
        var violations =
                ofTheSamples().stream()
                        .flatMap(rule ->
                                rule.evaluate(SAMPLES).getFailureReport().getDetails().stream())
                        .toList();

        assertThat(violations)
                .noneMatch(line -> line.contains("Allowed"))
                .noneMatch(line -> line.contains("broken.SystemTime"));
    }

    private static JavaClasses classesBeside(Class<?> one) {
        return new ClassFileImporter()
                .importUrl(one.getProtectionDomain().getCodeSource().getLocation());
    }
}
