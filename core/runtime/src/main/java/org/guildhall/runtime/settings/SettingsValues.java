package org.guildhall.runtime.settings;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.util.converter.ConversionException;
import org.osgi.util.converter.Converter;
import org.osgi.util.converter.Converters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an annotation out of stored properties; a value that cannot be read counts as not set. */
public final class SettingsValues {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsValues.class);
    private static final Converter CONVERTER = Converters.newConverterBuilder().build();

    private SettingsValues() {}

    /** The annotation with the type's defaults where nothing is stored. */
    public static <T extends Annotation> T of(Class<T> type, String pid, @Nullable Dictionary<String, Object> stored) {
        return of(type, pid, stored, name -> Optional.empty());
    }

    /**
     * The annotation with what was preset, else the type's defaults, where nothing is stored.
     *
     * @param preset asked with the settings' name, a dot and the setting's
     */
    public static <T extends Annotation> T of(
            Class<T> type,
            String pid,
            @Nullable Dictionary<String, Object> stored,
            Function<String, Optional<String>> preset) {
        Map<String, Object> values = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0) {
                values.put(method.getName(), value(method, pid, stored, preset));
            }
        }
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Handler(type, pid, values)));
    }

    private static Object value(
            Method method,
            String pid,
            @Nullable Dictionary<String, Object> stored,
            Function<String, Optional<String>> presets) {
        // names follow the component property rule: an underscore stands for a dot
        String name = method.getName().replace('_', '.');
        Object set = stored == null ? null : stored.get(name);
        Object kept = set == null ? presets.apply(pid + "." + name).orElse(null) : set;
        Object preset = method.getDefaultValue();
        if (kept != null) {
            try {
                Object converted = CONVERTER.convert(kept).to(method.getGenericReturnType());
                if (converted != null) {
                    return converted;
                }
            } catch (ConversionException unreadable) {
                LOG.warn("Setting {} of {} cannot be read; its preset value holds.", method.getName(), pid, unreadable);
            }
        }
        return preset != null ? preset : CONVERTER.convert((Object) null).to(method.getGenericReturnType());
    }

    private record Handler(Class<? extends Annotation> type, String pid, Map<String, Object> values)
            implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
            return switch (method.getName()) {
                case "annotationType" -> type;
                case "hashCode" -> hashCode();
                case "equals" -> arguments != null && same(arguments[0]);
                case "toString" -> pid + values.keySet();
                default -> values.get(method.getName());
            };
        }

        private boolean same(@Nullable Object other) {
            return other != null && Proxy.isProxyClass(other.getClass()) && equals(Proxy.getInvocationHandler(other));
        }
    }
}
