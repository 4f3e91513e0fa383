package org.guildhall.vaadin;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the HTML document around all pages says.
 *
 * @param language of the texts, as the {@code lang} attribute
 * @param title the document's title before the first page has set its own, and what {@code titleSuffix} follows
 * @param titleSuffix follows each page's own title
 * @param icon path of the icon
 * @param stylesheets paths of the style sheets, in order
 * @param htmlAttributes attributes of the {@code html} element, for example a theme
 * @param bodyAttributes attributes of the {@code body} element
 */
public record PageHead(
        Locale language,
        String title,
        String titleSuffix,
        String icon,
        List<String> stylesheets,
        Map<String, String> htmlAttributes,
        Map<String, String> bodyAttributes) {

    public PageHead {
        stylesheets = List.copyOf(stylesheets);
        htmlAttributes = Map.copyOf(htmlAttributes);
        bodyAttributes = Map.copyOf(bodyAttributes);
    }
}
