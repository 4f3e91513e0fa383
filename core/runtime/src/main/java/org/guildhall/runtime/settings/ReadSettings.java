package org.guildhall.runtime.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.guildhall.api.settings.SettingsImport;

/** A file that was looked at, with what stands in it; no record, which would print its secrets. */
final class ReadSettings implements SettingsImport {
    private final Map<String, Map<String, List<String>>> values;
    private final Locale language;
    private final List<Change> changes;
    private final List<Problem> problems;
    private final List<String> unknown;
    private final List<String> leftOut;

    ReadSettings(
            Map<String, Map<String, List<String>>> values,
            Locale language,
            List<Change> changes,
            List<Problem> problems,
            List<String> unknown,
            List<String> leftOut) {
        this.values = values;
        this.language = language;
        this.changes = List.copyOf(changes);
        this.problems = List.copyOf(problems);
        this.unknown = List.copyOf(unknown);
        this.leftOut = List.copyOf(leftOut);
    }

    /** What is to hold, by form and setting. */
    Map<String, Map<String, List<String>>> values() {
        return values;
    }

    boolean changes(String form, String field) {
        return changes.stream()
                .anyMatch(change -> change.form().equals(form) && change.field().equals(field));
    }

    Locale language() {
        return language;
    }

    /** The same, with more problems before its own. */
    ReadSettings with(List<Problem> more) {
        return new ReadSettings(
                values,
                language,
                changes,
                Stream.concat(more.stream(), problems.stream()).toList(),
                unknown,
                leftOut);
    }

    /** The same, with names of what was left out of the file. */
    ReadSettings leaving(List<String> names) {
        return new ReadSettings(values, language, changes, problems, unknown, names);
    }

    @Override
    public List<Change> changes() {
        return changes;
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public List<String> unknown() {
        return unknown;
    }

    @Override
    public List<String> leftOut() {
        return leftOut;
    }
}
