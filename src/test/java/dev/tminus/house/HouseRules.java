package dev.tminus.house;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.tminus.testing.Slow;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// The rules that the classes of the project keep, below a root package.
///
/// The root is an argument so that each rule can also be held against samples that break it.
record HouseRules(String root) {

    private static final String NO_PURPOSE = ".*(Manager|Helper|Utils?|Impl|Dto|DTO)";

    private static final String SKIPPING =
            "org\\.junit\\.jupiter\\.api\\.(Disabled|Assumptions|condition\\..*)"
                    + "|org\\.junit\\.(Assume|Ignore)|org\\.assertj\\.core\\.api\\..*Assumptions";

    private static final Pattern THREADS =
            Pattern.compile(
                    "java\\.lang\\.Thread(\\$Builder.*)?\\.(<init>|of.*|start.*|unstarted)"
                            + "|java\\.util\\.Timer\\.<init>|java\\.util\\.concurrent\\.Executors\\..*"
                            + "|java\\.util\\.concurrent\\..*(Executor|ForkJoinPool)\\.<init>"
                            + "|java\\.util\\.concurrent\\.CompletableFuture\\.(.*Async|delayedExecutor)"
                            + "|.*\\.parallelStream|java\\.util\\.stream\\..*\\.parallel");

    private static final Pattern CLOCKS =
            Pattern.compile(
                    "java\\.lang\\.System\\.currentTimeMillis"
                            + "|java\\.time\\.Clock\\.(system.*|tick.*)"
                            + "|java\\.time\\.InstantSource\\.system"
                            + "|java\\.util\\.Calendar\\.getInstance");

    ArchRule onlyUiSeesVaadin() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin..")
                .as("only ui sees Vaadin");
    }

    ArchRule onlyLanguageSeesYaml() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".language..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.snakeyaml..", "org.yaml..")
                .as("only language sees YAML");
    }

    ArchRule pureModulesSeeNoSpring() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        root + ".runbook..",
                        root + ".schedule..",
                        root + ".comparison..",
                        root + ".language..",
                        root + ".check..",
                        root + ".source..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .allowEmptyShould(true)
                .as("runbook, schedule, comparison, language, check and source see no Spring");
    }

    ArchRule onlyEngineStartsThreads() {
        // A driver that dials cannot be interrupted; the sample databases open beside the start;
        // Java tells of its end to a thread only.
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".engine..")
                .and()
                .doNotHaveFullyQualifiedName(root + ".source.Aside")
                .and()
                .doNotHaveFullyQualifiedName(root + ".demo.SampleLandscape")
                .and()
                .doNotHaveFullyQualifiedName(root + ".QuietShutdown")
                .should(touch("start threads", access -> isAny(THREADS, access)))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.scheduling..")
                .as(
                        "only engine, source.Aside, demo.SampleLandscape and QuietShutdown start"
                                + " threads");
    }

    ArchRule onlySystemTimeReadsTheClock() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".SystemTime")
                .should(touch("read the clock", HouseRules::readsTheClock))
                .as("only SystemTime reads the clock; others are handed an InstantSource");
    }

    ArchRule onlyCliPrints() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould(touch("print a trace", HouseRules::printsATrace))
                .as("only cli prints");
    }

    ArchRule everyPackageIsNullMarked() {
        return classes().should(be(inANullMarkedPackage())).as("every package is @NullMarked");
    }

    ArchRule everyNameSaysAPurpose() {
        return noClasses()
                .should()
                .haveNameMatching(NO_PURPOSE)
                .as("no class is a Manager, Helper, Util, Impl or Dto");
    }

    ArchRule nobodySleeps() {
        return noClasses().should(touch("sleep", HouseRules::sleeps)).as("nobody sleeps");
    }

    ArchRule noTestIsSkipped() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(SKIPPING)
                .as("no test is skipped");
    }

    /// Others leave out what says so.
    ArchRule whatTakesItsTimeSaysSo() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Test")
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .areNotAnnotatedWith(Slow.class)
                .should(
                        new Reach(
                                root,
                                List.of(
                                        root + ".testing.Chromium",
                                        root + ".testing.MariaDb",
                                        root + ".testing.PostgreSql",
                                        root + ".testing.RunningTminus",
                                        root + ".bench.crash.Child")))
                .as("a test with a browser, a server or a process of its own is @Slow");
    }

    /// What holds for the classes of the application.
    List<ArchRule> ofTheApplication() {
        return List.of(
                onlyUiSeesVaadin(),
                onlyLanguageSeesYaml(),
                pureModulesSeeNoSpring(),
                onlyEngineStartsThreads(),
                onlySystemTimeReadsTheClock(),
                onlyCliPrints(),
                everyPackageIsNullMarked(),
                everyNameSaysAPurpose(),
                nobodySleeps());
    }

    /// What holds for the classes of the tests.
    List<ArchRule> ofTheTests() {
        return List.of(
                everyNameSaysAPurpose(),
                nobodySleeps(),
                noTestIsSkipped(),
                whatTakesItsTimeSaysSo());
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        return isAny(CLOCKS, access) || isNowWithoutClock(access) || isNewDate(access);
    }

    private static boolean isNowWithoutClock(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("java.time")
                && access.getName().equals("now")
                && !parameters(access).contains(Clock.class.getName());
    }

    private static boolean isNewDate(JavaAccess<?> access) {
        return isAny(Pattern.compile("java\\.util\\.Date\\.<init>"), access)
                && parameters(access).isEmpty();
    }

    private static boolean printsATrace(JavaAccess<?> access) {
        return access.getName().equals("printStackTrace") && parameters(access).isEmpty();
    }

    private static boolean sleeps(JavaAccess<?> access) {
        return access.getName().equals("sleep")
                && access.getTargetOwner().getPackageName().startsWith("java.");
    }

    private static boolean isAny(Pattern targets, JavaAccess<?> access) {
        return targets.matcher(access.getTargetOwner().getName() + "." + access.getName())
                .matches();
    }

    private static List<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                ? target.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }

    /// Calls and method references alike: `Instant::now` reads the clock as `Instant.now()` does.
    private static ArchCondition<JavaClass> touch(
            String description, Predicate<JavaAccess<?>> forbidden) {
        return accessTargetWhere(
                DescribedPredicate.<JavaAccess<?>>describe(description, forbidden));
    }

    private static DescribedPredicate<JavaClass> inANullMarkedPackage() {
        return DescribedPredicate.describe(
                "in a @NullMarked package",
                javaClass -> javaClass.getPackage().isAnnotatedWith(NullMarked.class));
    }
}
