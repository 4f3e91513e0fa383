package org.guildhall.runtime.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.stream.Stream;

/**
 * The name that a settings type is stored under. {@code @ObjectClassDefinition} is not kept for run time, so its id is read
 * from the class file.
 */
public final class SettingsPid {
    private static final String DEFINITION = "Lorg/osgi/service/metatype/annotations/ObjectClassDefinition;";

    private SettingsPid() {}

    /** The settings' name in Configuration Admin. */
    public static String of(Class<? extends Annotation> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getResourceAsStream(file)) {
            if (bytes == null) {
                return type.getName();
            }
            return ClassFile.of()
                    .parse(bytes.readAllBytes())
                    .findAttribute(Attributes.runtimeInvisibleAnnotations())
                    .stream()
                    .flatMap(found -> found.annotations().stream())
                    .filter(annotation -> annotation.className().equalsString(DEFINITION))
                    .flatMap(annotation -> annotation.elements().stream())
                    .flatMap(SettingsPid::id)
                    .findFirst()
                    .orElse(type.getName());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> id(AnnotationElement element) {
        return element.name().equalsString("id") && element.value() instanceof AnnotationValue.OfString text
                ? Stream.of(text.stringValue())
                : Stream.empty();
    }
}
