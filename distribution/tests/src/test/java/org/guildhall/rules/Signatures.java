package org.guildhall.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.product.Product;

/** What other bundles may rely on of a package, as text: each public type with all that can be called, extended or implemented. */
final class Signatures implements AutoCloseable {
    private static final int ACCESS = Modifier.PUBLIC | Modifier.PROTECTED;

    private final URLClassLoader product;

    private Signatures(URLClassLoader product) {
        this.product = product;
    }

    /** Reads the shipped jars. */
    static Signatures ofTheProduct() throws IOException {
        try (Stream<Path> jars = Files.list(Product.assembledHome().resolve("lib"))) {
            List<URL> addresses = new ArrayList<>();
            for (Path jar : jars.toList()) {
                addresses.add(jar.toUri().toURL());
            }
            return new Signatures(
                    new URLClassLoader(addresses.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
        }
    }

    /** The lines about a package of a jar. */
    List<String> of(Path jar, String name, String version) {
        List<String> lines = new ArrayList<>(List.of("package " + name + " " + version));
        types(jar, name).forEach(type -> {
            lines.add("");
            Stream.concat(Stream.of(head(type)), members(type))
                    .map(line -> line.replace('$', '.').replace(name + ".", ""))
                    .forEach(lines::add);
        });
        return lines;
    }

    private List<Class<?>> types(Path jar, String name) {
        String folder = name.replace('.', '/') + "/";
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> names = file.stream()
                    .map(entry -> entry.getName())
                    .filter(entry -> entry.startsWith(folder) && entry.indexOf('/', folder.length()) < 0)
                    .filter(entry -> entry.endsWith(".class") && !entry.endsWith("/package-info.class"))
                    .map(entry -> entry.substring(0, entry.length() - ".class".length())
                            .replace('/', '.'))
                    .sorted()
                    .toList();
            List<Class<?>> types = new ArrayList<>();
            for (String each : names) {
                Class<?> type = Class.forName(each, false, product);
                if (isSeen(type)) {
                    types.add(type);
                }
            }
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSeen(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return type.getCanonicalName() != null
                && (type.getModifiers() & ACCESS) != 0
                && (outer == null || isSeen(outer));
    }

    private String head(Class<?> type) {
        StringBuilder head = new StringBuilder();
        roles(type).forEach(role -> head.append('@').append(role).append(' '));
        int shown = type.getModifiers() & ~Modifier.INTERFACE & ~(type.isInterface() ? Modifier.ABSTRACT : 0);
        head.append(words(shown)).append(type.isSealed() ? "sealed " : "").append(kind(type));
        head.append(' ')
                .append(type.getCanonicalName().substring(type.getPackageName().length() + 1))
                .append(variables(type.getTypeParameters()).strip());
        if (type.isRecord()) {
            head.append(Arrays.stream(type.getRecordComponents())
                    .map(Signatures::component)
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        Class<?> above = type.getSuperclass();
        if (above != null && above != Object.class && !type.isRecord() && !type.isEnum()) {
            head.append(" extends ").append(text(type.getAnnotatedSuperclass()));
        }
        if (type.getInterfaces().length > 0 && !type.isAnnotation()) {
            head.append(type.isInterface() ? " extends " : " implements ").append(list(type.getAnnotatedInterfaces()));
        }
        if (type.isSealed()) {
            head.append(Arrays.stream(type.getPermittedSubclasses())
                    .map(Class::getCanonicalName)
                    .sorted()
                    .collect(Collectors.joining(", ", " permits ", "")));
        }
        return head.toString();
    }

    /** Who implements it: {@code ConsumerType} or {@code ProviderType}, which are in the class file alone. */
    private List<String> roles(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = Optional.ofNullable(product.getResourceAsStream(file))
                .orElseThrow(() -> new IllegalStateException(file))) {
            return ClassFile.of()
                    .parse(bytes.readAllBytes())
                    .findAttribute(Attributes.runtimeInvisibleAnnotations())
                    .stream()
                    .flatMap(attribute -> attribute.annotations().stream())
                    .map(annotation -> annotation.classSymbol().displayName())
                    .filter(name -> name.equals("ConsumerType") || name.equals("ProviderType"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private static Stream<String> members(Class<?> type) {
        return Stream.of(
                        lines(type, type.getDeclaredFields(), Signatures::field),
                        lines(type, type.getDeclaredConstructors(), Signatures::constructor),
                        lines(type, type.getDeclaredMethods(), Signatures::method))
                .flatMap(lines -> lines);
    }

    private static <M extends Member> Stream<String> lines(
            Class<?> type, M[] members, BiFunction<Class<?>, M, String> line) {
        int seen = Modifier.isFinal(type.getModifiers()) ? Modifier.PUBLIC : ACCESS;
        return Arrays.stream(members)
                .filter(member -> !member.isSynthetic() && (member.getModifiers() & seen) != 0)
                .filter(member -> !isImplied(type, member))
                .map(member -> "    " + line.apply(type, member))
                .sorted();
    }

    /** What each object, enum and record has anyhow. */
    private static boolean isImplied(Class<?> type, Member member) {
        if (member instanceof Constructor<?> constructor) {
            return type.isRecord() && Arrays.equals(constructor.getParameterTypes(), componentTypes(type));
        }
        if (!(member instanceof Method method)) {
            return false;
        }
        boolean component = type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(each -> each.getAccessor().equals(method));
        return component
                || type.isEnum() && Set.of("values", "valueOf").contains(method.getName())
                || Set.of("equals", "hashCode", "toString").contains(method.getName());
    }

    private static Class<?>[] componentTypes(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
    }

    private static String field(Class<?> type, Field field) {
        if (field.isEnumConstant()) {
            return field.getName();
        }
        return words(field.getModifiers() & ~(Modifier.TRANSIENT | Modifier.VOLATILE)) + text(field.getAnnotatedType())
                + " " + field.getName();
    }

    private static String constructor(Class<?> type, Constructor<?> constructor) {
        return words(constructor.getModifiers() & ACCESS)
                + variables(constructor.getTypeParameters())
                + type.getSimpleName()
                + parameters(constructor);
    }

    private static String method(Class<?> type, Method method) {
        int implied = Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.VOLATILE | Modifier.TRANSIENT;
        int shown = method.getModifiers() & ~implied & ~(type.isInterface() ? Modifier.PUBLIC | Modifier.ABSTRACT : 0);
        Object value = method.getDefaultValue();
        return (method.isDefault() ? "default " : "")
                + words(shown)
                + variables(method.getTypeParameters())
                + text(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + parameters(method)
                + (value == null
                        ? ""
                        : " default " + (value.getClass().isArray() ? Arrays.toString((Object[]) value) : value));
    }

    private static String parameters(Executable executable) {
        AnnotatedType[] failures = executable.getAnnotatedExceptionTypes();
        String parameters = list(executable.getAnnotatedParameterTypes());
        if (executable.isVarArgs()) {
            parameters = parameters.substring(0, parameters.length() - "[]".length()) + "...";
        }
        return "(" + parameters + ")" + (failures.length == 0 ? "" : " throws " + list(failures));
    }

    private static String component(RecordComponent component) {
        return text(component.getAnnotatedType()) + " " + component.getName();
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> (variable.getName() + " extends " + list(variable.getAnnotatedBounds()))
                                .replaceAll(" extends Object$", ""))
                        .collect(Collectors.joining(", ", "<", "> "));
    }

    private static String list(AnnotatedType[] types) {
        return Arrays.stream(types).map(Signatures::text).collect(Collectors.joining(", "));
    }

    /** A type with what may be null in it; names of {@code java.lang} stand alone. */
    private static String text(AnnotatedType type) {
        return type.toString()
                .replace("@org.jspecify.annotations.Nullable()", "@Nullable")
                .replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
    }

    private static String words(int modifiers) {
        String words = Modifier.toString(modifiers);
        return words.isEmpty() ? "" : words + " ";
    }

    @Override
    public void close() throws IOException {
        product.close();
    }
}
