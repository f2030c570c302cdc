package dev.tminus.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouterLayout;
import dev.tminus.TminusApplication;
import dev.tminus.people.ServerOnly;
import dev.tminus.run.Actor;
import dev.tminus.ui.SampleBeans;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.ClassUtils;

/// Every view, and every public method of a service that screens can see, says who may use it.
@SpringBootTest(
        classes = TminusApplication.class,
        properties = {"tminus.demo=false"})
class InventoryTest {

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) {
        SampleBeans.freshHome(properties);
    }

    private static final Set<String> SEEN_BY_SCREENS =
            Set.of(
                    "runbook",
                    "schedule",
                    "language",
                    "catalog",
                    "people",
                    "source",
                    "check",
                    "evidence",
                    "run");

    @Autowired private ApplicationContext context;

    @Test
    void everyViewHasARule() throws ClassNotFoundException {
        var views = views();

        assertThat(views).hasSizeGreaterThan(8);
        assertThat(views.stream().filter(view -> !RulesOfDoors.hasRule(view))).isEmpty();
    }

    @Test
    void everyPublicServiceMethodHasARule() {
        var services = services();

        assertThat(services).isNotEmpty();
        assertThat(services.stream().flatMap(service -> RulesOfDoors.open(service).stream()))
                .isEmpty();
    }

    @Test
    void findsAViewWithoutARule() {
        assertThat(RulesOfDoors.hasRule(Forgotten.class)).isFalse();
    }

    @Test
    void findsAServiceMethodWithoutARule() {
        assertThat(RulesOfDoors.open(Careless.class)).containsExactly("Careless.deleteAll");
    }

    private List<Class<? extends Component>> views() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        scanner.addIncludeFilter(new AnnotationTypeFilter(RouteAlias.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(RouterLayout.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(HasErrorParameter.class));
        scanner.addExcludeFilter((reader, _) -> reader.getClassMetadata().hasEnclosingClass());
        var views = new ArrayList<Class<? extends Component>>();
        for (var bean : scanner.findCandidateComponents("dev.tminus")) {
            views.add(Class.forName(bean.getBeanClassName()).asSubclass(Component.class));
        }
        return views;
    }

    private List<? extends Class<?>> services() {
        return Stream.of(context.getBeanDefinitionNames())
                .map(context::getType)
                .filter(type -> type != null)
                .map(ClassUtils::getUserClass)
                .filter(type -> SEEN_BY_SCREENS.contains(module(type)))
                .filter(InventoryTest::isReachable)
                .distinct()
                .toList();
    }

    private static String module(Class<?> type) {
        var parts = type.getName().split("\\.");
        return type.getName().startsWith("dev.tminus.") && parts.length > 3 ? parts[2] : "";
    }

    /// Public itself, or by a public interface of its module.
    private static boolean isReachable(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                || Stream.of(type.getInterfaces())
                        .anyMatch(face ->
                                face.getName().startsWith("dev.tminus")
                                        && Modifier.isPublic(face.getModifiers()));
    }

    /// A view that somebody forgot.
    static final class Forgotten extends Div {}

    /// A service that somebody forgot to guard in one place.
    public static final class Careless {

        @ServerOnly("tested")
        public void tidy() {}

        public void change(Actor actor) {}

        public void deleteAll() {}
    }
}
