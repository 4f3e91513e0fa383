package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.data.binder.BeanPropertySet;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.ReflectionCache;
import java.beans.Introspector;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Drops what Vaadin, Jackson and the JDK keep of the classes of a bundle that has gone. Each place was found in a heap dump. */
final class Leaks {

    private final Set<ClassLoader> gone =
            java.util.Collections.synchronizedSet(java.util.Collections.newSetFromMap(new java.util.WeakHashMap<>()));
    private final Set<?> warned;
    private final Map<?, ?> propertySets;

    Leaks() {
        warned = (Set<?>) read(UIInternals.class, "warnedAboutDeps");
        propertySets = (Map<?, ?>) read(BeanPropertySet.class, "INSTANCES");
    }

    /** Whether anything has gone that open sessions may still drag back into a cache. */
    boolean pending() {
        return !gone.isEmpty();
    }

    void add(Collection<ClassLoader> loaders) {
        gone.addAll(loaders);
    }

    void remove(ClassLoader loader) {
        gone.remove(loader);
    }

    void purge() {
        ReflectionCache.clearAll();
        JacksonUtils.getMapper().clearCaches();
        Introspector.flushCaches();
        warned.removeIf(type -> type instanceof Class<?> view && gone.contains(view.getClassLoader()));
        propertySets.keySet().removeIf(key -> gone.contains(typeOf(key).getClassLoader()));
    }

    private final Map<Class<?>, Field> typeFields = new ConcurrentHashMap<>();

    private Class<?> typeOf(Object key) {
        Field field = typeFields.computeIfAbsent(key.getClass(), Leaks::classField);
        try {
            return (Class<?>) Objects.requireNonNull(field.get(key));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Vaadin's bean property sets have changed", e);
        }
    }

    private static Field classField(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getType() == Class.class) {
                field.setAccessible(true);
                return field;
            }
        }
        throw new IllegalStateException("Vaadin's bean property sets have changed: " + type);
    }

    private static Object read(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return Objects.requireNonNull(field.get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Vaadin has changed: no field " + name + " in " + type, e);
        }
    }
}
