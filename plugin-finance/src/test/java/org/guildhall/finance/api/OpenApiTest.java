package org.guildhall.finance.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.intake.ApiIntake;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The description of the API, by a validator that is not ours, and beside the code that it describes. */
@Tag("F15")
class OpenApiTest {
    private static final Path FILE = Path.of("src/main/resources/api/openapi.yaml");

    @Test
    void isValid() throws IOException {
        SwaggerParseResult result = parsed(Files.readString(FILE));
        assertEquals(List.of(), result.getMessages());
        assertEquals("3.1.0", result.getOpenAPI().getOpenapi());
        // the validator is seen to object
        String broken = Files.readString(FILE).replace("      operationId: sendDocument\n", "      responsen: {}\n");
        assertTrue(!parsed(broken).getMessages().isEmpty(), "an unknown member is found");
    }

    @Test
    void describesExactlyWhatIsServed() throws IOException {
        OpenAPI api = parsed(Files.readString(FILE)).getOpenAPI();
        Set<String> described = new TreeSet<>();
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .keySet()
                        .forEach(method -> described.add(method.name().toUpperCase(Locale.ROOT) + " " + path)));
        Set<String> served = Stream.of(FinanceApiServlet.Route.values())
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(served, described);
        assertEquals(FinanceApiServlet.BASE, api.getServers().getFirst().getUrl());
    }

    @Test
    void namesTheValuesThatAreTaken() throws IOException {
        OpenAPI api = parsed(Files.readString(FILE)).getOpenAPI();
        assertEquals(
                Stream.concat(ApiIntake.documentFields().stream(), Stream.of("file"))
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(values(api, "NewDocument").keySet()));
        assertEquals(
                new TreeSet<>(ApiIntake.personFields()),
                new TreeSet<>(values(api, "NewPerson").keySet()));
        assertEquals(
                DocumentKind.codes(),
                Objects.requireNonNull(values(api, "NewDocument").get("kind")).getEnum());
    }

    /** The library gives schemas as raw types. */
    @SuppressWarnings("unchecked")
    private static Map<String, Schema<?>> values(OpenAPI api, String schema) {
        return (Map<String, Schema<?>>) (Map<?, ?>)
                Objects.requireNonNull(api.getComponents().getSchemas().get(schema))
                        .getProperties();
    }

    private static SwaggerParseResult parsed(String text) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(text, null, options);
    }
}
