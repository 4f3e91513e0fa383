package org.guildhall.testkit.osgi;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.nat.internal.NativeTestContainer;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.FrameworkFactory;

/** Lets Pax Exam, which knows JUnit 4 alone, run the tests of JUnit 5. */
final class InsideFrameworkExtension implements BeforeAllCallback, InvocationInterceptor, ParameterResolver {

    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(InsideFrameworkExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Class<?> tests = context.getRequiredTestClass();
        FrameworkFactory factory = tests.getAnnotation(InsideFramework.class)
                .value()
                .getDeclaredConstructor()
                .newInstance();
        context.getStore(OURS).put(Running.class, Running.start(tests, factory));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        invocation.skip();
        context.getStore(OURS).get(Running.class, Running.class).call(method.getExecutable());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BundleContext.class;
    }

    /** Nothing: the method is called inside the framework, with the context from there. */
    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }

    /** A framework that has started with the probe in it; JUnit closes it after the last test of the class. */
    private record Running(ExamSystem system, TestContainer container, Map<String, TestAddress> tests)
            implements AutoCloseable {

        static Running start(Class<?> tests, FrameworkFactory factory)
                throws ReflectiveOperationException, IOException {
            ExamSystem system = PaxExamRuntime.createTestSystem(options(tests));
            TestContainer container = new NativeTestContainer(system, factory);
            container.start();
            try {
                TestProbeBuilder probe = system.createProbe();
                Map<String, TestAddress> addresses = new HashMap<>();
                for (Method method : tests.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Test.class)) {
                        addresses.put(method.getName(), probe.addTest(tests, method.getName()));
                    }
                }
                container.installProbe(probe.build().getStream());
                return new Running(system, container, addresses);
            } catch (IOException | RuntimeException e) {
                container.stop();
                throw e;
            }
        }

        private static Option[] options(Class<?> tests) throws ReflectiveOperationException {
            List<Method> methods = Stream.of(tests.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Configuration.class))
                    .toList();
            if (methods.size() != 1 || !Modifier.isStatic(methods.getFirst().getModifiers())) {
                throw new IllegalStateException(tests + " needs one static method with @Configuration");
            }
            Method method = methods.getFirst();
            method.setAccessible(true);
            return (Option[]) method.invoke(null);
        }

        void call(Method test) throws Throwable {
            TestAddress address = tests.get(test.getName());
            if (address == null) {
                throw new IllegalStateException(test + " is not in the probe");
            }
            try {
                container.call(address);
            } catch (RuntimeException wrapped) {
                throw failure(wrapped);
            }
        }

        /** What the test itself threw. */
        private static Throwable failure(RuntimeException wrapped) {
            for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
                if (cause instanceof AssertionError) {
                    return cause;
                }
            }
            return wrapped;
        }

        @Override
        public void close() {
            container.stop();
            system.clear();
        }
    }
}
