package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.AnnotationReader;
import com.vaadin.flow.internal.BundleUtils;
import com.vaadin.flow.internal.StateNode;
import com.vaadin.flow.internal.nodefeature.ComponentMapping;
import com.vaadin.flow.server.DependencyFilter;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.shared.ui.Dependency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Leaves out what Flow sends for each class of a page that has a route or a style sheet, "load this class's part of the front end", where
 * the class has none: so a trigger says that there is a component to load, see {@link FrontEnd}.
 */
final class PartTriggers implements DependencyFilter {

    private static final Pattern HASH = Pattern.compile(Pattern.quote(FrontEnd.TRIGGER) + "'([0-9a-f]{64})'\\)");
    private static final long serialVersionUID = 1;

    /** Whether a class has parts, by the hash of its name. */
    private final transient Map<String, Boolean> known = new ConcurrentHashMap<>();

    private final transient StaticAssets assets;
    private transient volatile int changes;

    PartTriggers(StaticAssets assets) {
        this.assets = assets;
    }

    @Override
    public List<Dependency> filter(List<Dependency> dependencies, VaadinService service) {
        if (changes != assets.changes()) {
            // a class may come back with other parts
            changes = assets.changes();
            known.clear();
        }
        List<String> asked = dependencies.stream().map(PartTriggers::hash).toList();
        Set<String> unknown = asked.stream()
                .filter(hash -> !hash.isEmpty() && !known.containsKey(hash))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            learn(unknown);
        }
        return dependencies.stream()
                // what is not in the page any more is loaded rather than not
                .filter(dependency -> known.getOrDefault(hash(dependency), true))
                .toList();
    }

    private static String hash(Dependency dependency) {
        if (dependency.getType() != Dependency.Type.DYNAMIC_IMPORT) {
            return "";
        }
        Matcher trigger = HASH.matcher(dependency.getUrl());
        return trigger.find() ? trigger.group(1) : "";
    }

    private void learn(Set<String> hashes) {
        UI ui = UI.getCurrent();
        if (ui == null) {
            return;
        }
        Set<Class<?>> classes = new HashSet<>();
        ui.getInternals().getStateTree().getRootNode().visitNodeTree(node -> collect(node, classes));
        for (Class<?> each : classes) {
            String hash = BundleUtils.getChunkId(each.getName());
            if (hashes.contains(hash)) {
                known.put(hash, hasParts(each));
            }
        }
    }

    private static void collect(StateNode node, Set<Class<?>> classes) {
        // text nodes have no component
        if (node.hasFeature(ComponentMapping.class)) {
            ComponentMapping.getComponent(node).ifPresent(component -> collect(component, classes));
        }
    }

    private static void collect(Component component, Set<Class<?>> classes) {
        if (component instanceof Composite<?> composite) {
            collect(composite.getContent(), classes);
        }
        for (Class<?> each = component.getClass();
                each != Component.class && each != null && classes.add(each);
                each = each.getSuperclass()) {
            // its class adds itself
        }
    }

    private static boolean hasParts(Class<?> component) {
        Set<String> parts = parts(component);
        // every page is one: what it needs stands in the start script
        parts.removeAll(parts(UI.class));
        return !parts.isEmpty();
    }

    private static Set<String> parts(Class<?> type) {
        Class<? extends Component> component = type.asSubclass(Component.class);
        return Stream.concat(
                        AnnotationReader.getJsModuleAnnotations(component).stream()
                                .map(JsModule::value),
                        AnnotationReader.getJavaScriptAnnotations(component).stream()
                                .map(JavaScript::value))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
