package org.guildhall.ui.shell;

import java.util.List;

/** Whether a path is one of a page's, whose template may hold parameters such as {@code :id}, {@code :page?} and {@code :rest*}. */
final class PathTemplate {
    private PathTemplate() {}

    static boolean matches(String template, String path) {
        String plain = path.split("[?#]", 2)[0];
        return matches(segments(template), segments(plain));
    }

    private static boolean matches(List<String> template, List<String> path) {
        if (template.isEmpty()) {
            return path.isEmpty();
        }
        String first = template.getFirst();
        List<String> rest = template.subList(1, template.size());
        if (first.startsWith(":") && first.endsWith("*")) {
            return true;
        }
        if (first.startsWith(":") && first.endsWith("?") && matches(rest, path)) {
            return true;
        }
        boolean fits = !path.isEmpty() && (first.startsWith(":") || first.equals(path.getFirst()));
        return fits && matches(rest, path.subList(1, path.size()));
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/")).stream().filter(part -> !part.isEmpty()).toList();
    }
}
