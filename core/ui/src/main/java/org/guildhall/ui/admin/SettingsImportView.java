package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guildhall.api.settings.SettingsFiles;
import org.guildhall.api.settings.SettingsImport;
import org.guildhall.api.settings.SettingsImport.Change;
import org.guildhall.ui.form.OneFileUpload;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Takes a file of settings, says what it would change, and changes it once that was read (SPEC I6). */
final class SettingsImportView extends Div {
    private final Words words;
    private final SettingsFiles files;

    SettingsImportView(Words words, SettingsFiles files) {
        this.words = words;
        this.files = files;
        askForFile();
    }

    private void askForFile() {
        QuestionPage page = page(words.get("ui.admin.settings.import"));
        page.setBack(AdminPortal.SETTINGS);
        Locale language = words.language();
        page.addContent(
                new Paragraph(words.get("ui.admin.settings.import.lead")),
                new OneFileUpload<>(
                        words,
                        words.get("ui.admin.settings.import.rules", words.size(files.maximumBytes())),
                        ".json",
                        (name, bytes) -> files.check(bytes, language),
                        this::tell));
        show(page);
    }

    private void tell(SettingsImport file) {
        QuestionPage page = page(words.get("ui.admin.settings.import.check"));
        page.setBack(this::askForFile);
        if (!file.problems().isEmpty()) {
            page.addContent(problems(file));
        } else if (file.changes().isEmpty()) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get("ui.admin.settings.import.nothing")).announced());
        } else {
            page.addContent(new Notice(
                            Notice.Kind.INFORMATION,
                            words.get(
                                    "ui.admin.settings.import.count",
                                    file.changes().size()))
                    .announced());
        }
        note(page, "ui.admin.settings.import.unknown", file.unknown());
        note(page, "ui.admin.settings.import.left-out", file.leftOut());
        if (file.problems().isEmpty() && !file.changes().isEmpty()) {
            addChanges(page, file.changes());
            page.primary(words.get("ui.admin.settings.import.apply"), () -> {
                files.apply(file);
                done(file);
            });
        }
        page.secondary(words.get("ui.admin.settings.import.other"), this::askForFile);
        show(page);
    }

    private Notice problems(SettingsImport file) {
        UnorderedList list = new UnorderedList();
        file.problems()
                .forEach(problem -> list.add(new ListItem(words.get(
                        "ui.admin.settings.import.problem",
                        problem.formName(),
                        problem.label(),
                        words.of(problem.problem())))));
        return new Notice(Notice.Kind.WARNING, new Paragraph(words.get("ui.admin.settings.import.bad")), list)
                .announced();
    }

    private void note(QuestionPage page, String textKey, List<String> names) {
        if (!names.isEmpty()) {
            page.addContent(new Paragraph(words.get(textKey, String.join(", ", names))));
        }
    }

    private void addChanges(QuestionPage page, List<Change> changes) {
        Map<String, List<Change>> byForm = new LinkedHashMap<>();
        changes.forEach(change -> byForm.computeIfAbsent(change.formName(), form -> new ArrayList<>())
                .add(change));
        byForm.forEach((form, ofForm) -> {
            SummaryList list = new SummaryList(words);
            ofForm.forEach(change -> list.row(change.label(), told(change)));
            page.addContent(new H2(form), list);
        });
    }

    private List<String> told(Change change) {
        if (change.forgotten()) {
            return List.of(words.get("ui.admin.settings.import.forgotten"));
        }
        return change.secret()
                ? List.of(words.get("ui.admin.settings.import.secret"))
                : List.of(
                        words.get("ui.admin.settings.import.before", told(change.before())),
                        words.get("ui.admin.settings.import.after", told(change.after())));
    }

    private String told(List<String> values) {
        String text = String.join(", ", values);
        return text.isEmpty() ? words.get("ui.admin.settings.nothing") : text;
    }

    private void done(SettingsImport file) {
        QuestionPage page = page(words.get("ui.admin.settings.import.done"));
        page.addContent(new Paragraph(
                words.get("ui.admin.settings.import.done.count", file.changes().size())));
        page.link(words.get("ui.admin.settings.all"), AdminPortal.SETTINGS);
        show(page);
    }

    private QuestionPage page(String title) {
        QuestionPage page = new QuestionPage(words, title);
        page.setCaption(words.get("ui.admin.settings"));
        return page;
    }

    private void show(QuestionPage page) {
        removeAll();
        add(page);
    }
}
