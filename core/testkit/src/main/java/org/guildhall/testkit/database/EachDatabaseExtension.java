package org.guildhall.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the two runs of an {@link EachDatabase} class. */
final class EachDatabaseExtension implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(new Run("derby", false), new Run("postgresql", true));
    }

    private record Run(String name, boolean server) implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Place(this));
        }
    }

    private static final class Place implements ParameterResolver, AfterClassTemplateInvocationCallback {
        private final Run run;
        private final Path folder;
        private final DatabasePlace place;

        Place(Run run) {
            this.run = run;
            try {
                folder = Files.createTempDirectory("guildhall-test-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, String> settings =
                    run.server() ? PostgresServer.shared().newDatabase() : Map.of();
            place = new DatabasePlace(run.name(), folder, settings);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DatabasePlace.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return place;
        }

        @Override
        public void afterClassTemplateInvocation(ExtensionContext context) throws Exception {
            place.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }

        @Override
        public String toString() {
            return run.name();
        }
    }
}
