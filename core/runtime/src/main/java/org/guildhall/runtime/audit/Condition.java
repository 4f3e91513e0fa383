package org.guildhall.runtime.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guildhall.api.audit.AuditQuery;

/** What a query asks for, as a condition on the entries' rows. */
record Condition(List<String> parts, List<Object> bound, String told) {
    static Condition of(AuditQuery query) {
        List<String> parts = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<String> told = new ArrayList<>();
        anyOf(parts, values, told, "actor", query.actors());
        anyAction(parts, values, told, query.actions());
        String kind = query.subjectType();
        anyOf(parts, values, told, "subject_type", kind == null ? Set.of() : Set.of(kind));
        anyOf(parts, values, told, "subject_id", query.subjects());
        if (query.from() != null) {
            parts.add("happened_at >= ?");
            values.add(query.from());
            told.add("from " + query.from());
        }
        if (query.until() != null) {
            parts.add("happened_at < ?");
            values.add(query.until());
            told.add("until " + query.until());
        }
        return new Condition(parts, values, told.isEmpty() ? "everything" : String.join(", ", told));
    }

    /** The same, and this besides. */
    Condition and(String part, Object value) {
        List<String> more = new ArrayList<>(parts);
        more.add(part);
        List<Object> values = new ArrayList<>(bound);
        values.add(value);
        return new Condition(more, values, told);
    }

    String where() {
        return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
    }

    Object[] values() {
        return bound.toArray();
    }

    private static void anyOf(
            List<String> parts, List<Object> values, List<String> told, String column, Set<String> any) {
        if (!any.isEmpty()) {
            parts.add(column + " IN (" + String.join(", ", Collections.nCopies(any.size(), "?")) + ")");
            values.addAll(any);
            told.add(column + " " + String.join(" or ", new TreeSet<>(any)));
        }
    }

    private static void anyAction(List<String> parts, List<Object> values, List<String> told, Set<String> any) {
        if (!any.isEmpty()) {
            parts.add(any.stream()
                    .map(action -> action.contains("*") ? "action LIKE ? ESCAPE '!'" : "action = ?")
                    .collect(Collectors.joining(" OR ", "(", ")")));
            any.forEach(action -> values.add(
                    action.contains("*") ? action.replaceAll("[!%_]", "!$0").replace('*', '%') : action));
            told.add("action " + String.join(" or ", new TreeSet<>(any)));
        }
    }
}
