package dev.tminus.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.tminus.TminusApplication;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void keepsTheModuleGraph() {
        ApplicationModules.of(TminusApplication.class).verify();
    }

    @Test
    void findsACycle() {
        var tangled = ApplicationModules.of("dev.tminus.house.tangled", location -> true);

        var violations = tangled.detectViolations();

        assertThat(violations.getMessages())
                .anyMatch(message -> message.contains("Cycle detected"));
    }

    /// Where the files of one module lean on each other in a circle, none can be understood alone.
    @Test
    void keepsTheFilesOfARunWithoutCircles() {
        freeOfCircles()
                .check(
                        new ClassFileImporter(List.of(new DoNotIncludeTests()))
                                .importPackages(
                                        "dev.tminus.run",
                                        "dev.tminus.ledger",
                                        "dev.tminus.planning"));
    }

    @Test
    void keepsTheRoomsOfTheLanguageWithoutCircles() {
        SlicesRuleDefinition.slices()
                .matching("dev.tminus.language.(*)..")
                .should()
                .beFreeOfCycles()
                .check(
                        new ClassFileImporter(List.of(new DoNotIncludeTests()))
                                .importPackages("dev.tminus.language"));
    }

    /// A sealed interface and what it permits lean on each other, as in `forms` and `drafts`.
    @ParameterizedTest
    @ValueSource(
            strings = {"yaml", "problems", "conditions", "checks", "shapes", "rules", "building"})
    void keepsTheFilesOfTheLanguageWithoutCircles(String room) {
        freeOfCircles()
                .check(
                        new ClassFileImporter(List.of(new DoNotIncludeTests()))
                                .importPackages("dev.tminus.language." + room));
    }

    @Test
    void findsACircleOfFiles() {
        var tangled = new ClassFileImporter().importPackages("dev.tminus.house.tangled");

        assertThat(freeOfCircles().evaluate(tangled).hasViolation()).isTrue();
    }

    private static ArchRule freeOfCircles() {
        return SlicesRuleDefinition.slices().assignedFrom(new Files()).should().beFreeOfCycles();
    }

    /// Each file with all that is declared in it.
    private static final class Files implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass named) {
            var top = named.getName().replaceFirst("\\$.*", "");
            return SliceIdentifier.of(top);
        }

        @Override
        public String getDescription() {
            return "files";
        }
    }

    @Test
    void findsADependencyThatIsNotAllowed() {
        var tangled = ApplicationModules.of("dev.tminus.house.tangled", location -> true);

        var violations = tangled.detectViolations();

        assertThat(violations.getMessages())
                .anyMatch(message ->
                        message.contains("'alone'")
                                && message.contains("'first'")
                                && message.contains("Allowed targets"));
    }
}
