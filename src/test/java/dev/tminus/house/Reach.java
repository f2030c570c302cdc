package dev.tminus.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;

/// Met by classes that see one of some classes, directly or through others below a root package.
final class Reach extends ArchCondition<JavaClass> {

    private final String root;
    private final List<String> names;

    /// @param names full names of the classes that may be seen
    Reach(String root, List<String> names) {
        super("reach " + names);
        this.root = root;
        this.names = names;
    }

    @Override
    public void check(JavaClass from, ConditionEvents events) {
        var seen = new HashSet<>(List.of(from));
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (var dependency : open.remove().getDirectDependenciesFromSelf()) {
                var to = dependency.getTargetClass().getBaseComponentType();
                if (names.contains(to.getName())) {
                    events.add(found(from, dependency));
                    return;
                }
                if (to.getName().startsWith(root + ".") && seen.add(to)) {
                    open.add(to);
                }
            }
        }
    }

    private static ConditionEvent found(JavaClass from, Dependency through) {
        return SimpleConditionEvent.satisfied(
                from, from.getName() + " by: " + through.getDescription());
    }
}
