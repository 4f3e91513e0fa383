package org.guildhall.runtime.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.settings.SettingsFiles;
import org.guildhall.api.settings.SettingsImport;
import org.guildhall.api.settings.SettingsImport.Change;
import org.guildhall.api.settings.SettingsImport.Problem;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.control.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code guildhall settings ...}: what the Settings page does with files, for the command line. */
@Component(service = Command.class)
public final class SettingsCommand implements Command {
    private static final String USAGE = """
            guildhall settings export [FILE]
            guildhall settings check FILE
            guildhall settings import FILE""";

    private final SettingsFiles files;
    private final Texts texts;

    /** Does all through the service that the page uses. */
    @Activate
    public SettingsCommand(@Reference SettingsFiles files, @Reference Texts texts) {
        this.files = files;
        this.texts = texts;
    }

    @Override
    public String word() {
        return "settings";
    }

    @Override
    public Answer run(List<String> arguments, InputStream file) throws IOException {
        String word = arguments.isEmpty() ? "" : arguments.getFirst();
        // the file of an export is written by whoever asked, with their own rights
        if (word.equals("export") && arguments.size() <= 2) {
            return Answer.done(files.export().stripTrailing());
        }
        if (arguments.size() != 2) {
            return Answer.unknown(USAGE);
        }
        return switch (word) {
            case "check" -> told(files.check(file, Texts.ENGLISH), "would change");
            case "import" -> {
                SettingsImport seen = files.check(file, Texts.ENGLISH);
                if (seen.problems().isEmpty()) {
                    files.apply(seen);
                }
                yield told(seen, "changed");
            }
            default -> Answer.unknown(USAGE);
        };
    }

    private Answer told(SettingsImport file, String done) {
        Stream<String> notes = Stream.concat(
                file.unknown().stream().map(id -> "note: no bundle that is here has settings " + id + "; left aside."),
                file.leftOut().stream().map(name -> "note: not in the file, a secret that stays as it is: " + name));
        if (!file.problems().isEmpty()) {
            return Answer.refused(Stream.concat(file.problems().stream().map(this::told), notes)
                    .collect(Collectors.joining("\n")));
        }
        Stream<String> changes = file.changes().isEmpty()
                ? Stream.of("Nothing to change.")
                : file.changes().stream().map(change -> done + ": " + told(change));
        return Answer.done(Stream.concat(changes, notes).collect(Collectors.joining("\n")));
    }

    private String told(Problem problem) {
        return "refused: " + problem.form() + "/" + problem.problem().field() + ": "
                + texts.get(
                        Texts.ENGLISH,
                        problem.problem().textKey(),
                        problem.problem().arguments().toArray())
                + ".";
    }

    private static String told(Change change) {
        String what = change.form() + "/" + change.field() + ": ";
        if (change.forgotten()) {
            return what + "a secret, which is forgotten, for it would be sent elsewhere";
        }
        return change.secret()
                ? what + "a secret, which is not shown"
                : what + quoted(change.before()) + " -> " + quoted(change.after());
    }

    private static String quoted(List<String> values) {
        return values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", ", "[", "]"));
    }
}
