package dev.tminus.ui.security;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tminus.people.BeforeSignIn;
import dev.tminus.people.ServerOnly;
import dev.tminus.run.Actor;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;

/// What counts as an explicit rule, for views and for public service methods.
final class RulesOfDoors {

    private static final List<Class<? extends Annotation>> OF_VIEWS =
            List.of(AnonymousAllowed.class, PermitAll.class, RolesAllowed.class, DenyAll.class);
    private static final List<Class<? extends Annotation>> OF_METHODS =
            List.of(PreAuthorize.class, ServerOnly.class, BeforeSignIn.class);

    /// What everybody who is signed in may read: every page that shows it asks for a sign-in, and
    /// the server's own threads read it too.
    private static final Set<String> READ_BY_SIGNED_IN =
            Set.of(
                    "Runs.list",
                    "Runs.board",
                    "Runs.watch",
                    "Runs.underWay",
                    "Runs.watchAll",
                    "Runs.health",
                    "Runs.flaws",
                    "Runs.warnings",
                    "Runs.watchHealth",
                    "Catalog.flaws",
                    "Catalog.shelf",
                    "Catalog.current",
                    "Catalog.isGone",
                    "Catalog.watchCurrent",
                    "Catalog.runbook",
                    "Catalog.workspace",
                    "Catalog.watch",
                    "Histories.of",
                    "Histories.read",
                    "EvidenceStore.open",
                    "EvidenceStore.has");

    /// What only the server's own threads call, in modules that see neither Spring nor people.
    private static final Set<String> SERVER_ONLY =
            Set.of(
                    "CarryOutCheck.carryOut",
                    "Catalog.look",
                    "EvidenceStore.begin",
                    "EvidenceStore.clearTemporary",
                    "EvidenceStore.remove",
                    "EvidenceStore.sweep",
                    "EvidenceStore.temporary",
                    "KeptEvidence.named",
                    "KeptEvidence.expired",
                    "KeptEvidence.removed",
                    "MaskKey.masks",
                    "Readings.read",
                    "Readings.ended",
                    "RunClock.look",
                    "Sources.folders",
                    "Sources.open",
                    "WatchEvidence.look");

    private RulesOfDoors() {}

    static boolean hasRule(Class<? extends Component> view) {
        return OF_VIEWS.stream().anyMatch(view::isAnnotationPresent);
    }

    /// Public methods of a service's own without a rule on them, on their type, or on what they
    /// implement; one that takes an [Actor] is guarded by the rules of a run.
    static List<String> open(Class<?> service) {
        return Stream.concat(Stream.of(service), Arrays.stream(service.getInterfaces()))
                .filter(type -> type.getName().startsWith("dev.tminus"))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .filter(method -> !ruled(service, method))
                .map(method -> service.getSimpleName() + "." + method.getName())
                .distinct()
                .toList();
    }

    private static boolean ruled(Class<?> service, Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(Actor.class)
                || isListed(service, method)
                || OF_METHODS.stream()
                        .anyMatch(rule ->
                                service.isAnnotationPresent(rule)
                                        || method.getDeclaringClass().isAnnotationPresent(rule)
                                        || method.isAnnotationPresent(rule)
                                        || inherited(service, method, rule));
    }

    private static boolean isListed(Class<?> service, Method method) {
        return Stream.concat(Stream.of(service), Arrays.stream(service.getInterfaces()))
                .map(type -> type.getSimpleName() + "." + method.getName())
                .anyMatch(name -> READ_BY_SIGNED_IN.contains(name) || SERVER_ONLY.contains(name));
    }

    private static boolean inherited(
            Class<?> service, Method method, Class<? extends Annotation> rule) {
        return Stream.concat(Stream.of(service), Arrays.stream(service.getInterfaces()))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(other ->
                        other.getName().equals(method.getName())
                                && Arrays.equals(
                                        other.getParameterTypes(), method.getParameterTypes())
                                && other.isAnnotationPresent(rule));
    }
}
