package org.guildhall.api.form;

import java.util.List;
import java.util.Optional;

/**
 * A form: question pages in their order.
 *
 * @param id stable name with the portal first, such as {@code finance.access-request}
 * @param version raised when a change would make old answers unreadable
 */
public record FormDefinition(String id, int version, List<FormPage> pages) {
    /** The field of this name. */
    public Optional<FormField> field(String name) {
        return pages.stream()
                .flatMap(page -> page.fields().stream())
                .filter(field -> field.name().equals(name))
                .findFirst();
    }
}
