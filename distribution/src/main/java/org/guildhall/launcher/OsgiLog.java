package org.guildhall.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.FormatterLogger;
import org.osgi.service.log.LogService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** OSGi's log service on top of the product's log: without it the framework's services write to the console. */
final class OsgiLog implements InvocationHandler {

    private final Logger logger;

    private OsgiLog(Logger logger) {
        this.logger = logger;
    }

    static void register(BundleContext context) {
        ClassLoader loader = OsgiLog.class.getClassLoader();
        Object service =
                Proxy.newProxyInstance(loader, new Class<?>[] {LogService.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getLogger")) {
                        return logger(loader, name(arguments));
                    }
                    return new OsgiLog(LoggerFactory.getLogger("osgi")).invoke(proxy, method, arguments);
                });
        context.registerService(
                new String[] {LogService.class.getName(), org.osgi.service.log.LoggerFactory.class.getName()},
                service,
                null);
    }

    private static Object logger(ClassLoader loader, String name) {
        return Proxy.newProxyInstance(
                loader, new Class<?>[] {FormatterLogger.class}, new OsgiLog(LoggerFactory.getLogger(name)));
    }

    private static String name(Object[] arguments) {
        return Arrays.stream(arguments)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElseGet(() -> arguments[0] instanceof Class<?> type ? type.getName() : "osgi");
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        Level level = level(method.getName(), arguments);
        return switch (method.getName()) {
            case "getName", "toString" -> logger.getName();
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" ->
                arguments != null && System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
            case "isTraceEnabled", "isDebugEnabled", "isInfoEnabled", "isWarnEnabled", "isErrorEnabled" ->
                logger.isEnabledForLevel(level);
            default -> {
                if (arguments != null) {
                    log(level, arguments);
                }
                yield null;
            }
        };
    }

    private void log(Level level, Object[] arguments) {
        String text = Arrays.stream(arguments)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse("");
        int after = Arrays.asList(arguments).indexOf(text) + 1;
        Object[] rest = after < arguments.length && arguments[after] instanceof Object[] several
                ? several
                : Arrays.copyOfRange(arguments, after, arguments.length);
        logger.atLevel(level).log(text, rest);
    }

    private static Level level(String method, Object @Nullable [] arguments) {
        if (method.equals("log") && arguments != null) {
            return Arrays.stream(arguments)
                    .filter(Integer.class::isInstance)
                    .map(Integer.class::cast)
                    .findFirst()
                    .map(OsgiLog::level)
                    .orElse(Level.INFO);
        }
        for (Level level : Level.values()) {
            if (method.equalsIgnoreCase(level.name()) || method.equalsIgnoreCase("is" + level.name() + "Enabled")) {
                return level;
            }
        }
        return Level.INFO;
    }

    /** The numbers of the first log service: 1 for an error to 4 for debugging. */
    private static Level level(int number) {
        return switch (number) {
            case 1 -> Level.ERROR;
            case 2 -> Level.WARN;
            case 3 -> Level.INFO;
            default -> Level.DEBUG;
        };
    }
}
