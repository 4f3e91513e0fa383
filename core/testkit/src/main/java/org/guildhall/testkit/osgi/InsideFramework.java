package org.guildhall.testkit.osgi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Each test of the class runs inside an OSGi framework that Pax Exam starts once for the class. A test takes the probe's
 * {@code BundleContext} as its one parameter; a static method with Pax Exam's {@code @Configuration} gives its options. Class and tests are public, which is
 * what Pax Exam sees. Methods around
 * the tests ({@code @BeforeEach} and the like) run outside.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InsideFrameworkExtension.class)
public @interface InsideFramework {
    /** What makes the framework; needs a constructor without parameters. */
    Class<? extends FrameworkFactory> value();
}
