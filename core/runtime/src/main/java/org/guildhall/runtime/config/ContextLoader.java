package org.guildhall.runtime.config;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Switches the thread's class loader for libraries that look for their parts by it. */
public final class ContextLoader {
    private ContextLoader() {}

    /** Does the work with this loader and restores the one before. */
    public static <T extends @Nullable Object> T with(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
