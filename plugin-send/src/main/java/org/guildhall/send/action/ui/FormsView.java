package org.guildhall.send.action.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormPage;
import org.guildhall.send.action.FormCheck;
import org.guildhall.send.action.FormService;
import org.guildhall.send.action.FormVersion;
import org.guildhall.send.record.ui.CasesView;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.form.OneFileUpload;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** The forms that can be sent to families; a new one, or a new version, is a file that is looked at first (SPEC G9). */
@StyleSheet(Styles.SHEET)
public final class FormsView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/forms";

    private final Words words;
    private final FormService forms;

    /** Of the whole portal. */
    public FormsView(Words words, FormService forms) {
        this.words = words;
        this.forms = forms;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list("");
    }

    private void list(String saidKey) {
        ContentPage page = new ContentPage(words.get("send.forms.title"));
        if (!saidKey.isEmpty()) {
            page.add(new Notice(Notice.Kind.SUCCESS, words.get(saidKey)).announced());
        }
        page.add(new Paragraph(words.get("send.forms.text")));
        Div cards = new Div();
        cards.addClassName("gh-stack");
        forms.list()
                .forEach(form -> cards.add(new SummaryCard(words.get(form.titleKey()))
                        .line(words.get("send.forms.name"), "send." + form.name())
                        .line(words.get("send.forms.version"), Integer.toString(form.number()))
                        .actions(source(form))));
        page.section(words.get("send.forms.all"), cards);
        page.section(
                words.get("send.forms.add"),
                new Paragraph(words.get("send.forms.add.text")),
                new OneFileUpload<>(
                        words,
                        words.get("send.forms.rules", words.size(FormService.LARGEST)),
                        ".yaml",
                        this::take,
                        this::told));
        page.add(new PageLink(CasesView.PATH, words.get("send.cases.title")));
        removeAll();
        add(page);
    }

    private Anchor source(FormVersion form) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = forms.source(form.id()).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes),
                            form.name() + ".yaml",
                            "application/yaml;charset=utf-8",
                            bytes.length);
                }),
                words.get("send.forms.source"));
        link.getElement().setAttribute("download", form.name() + ".yaml");
        return link;
    }

    private record Read(byte[] yaml, FormCheck check) {}

    private Read take(String fileName, InputStream bytes) throws IOException {
        // one byte more than can be taken tells that there are too many
        byte[] yaml = bytes.readNBytes(FormService.LARGEST + 1);
        return new Read(yaml, forms.check(yaml));
    }

    private void told(Read read) {
        switch (read.check()) {
            case FormCheck.Wrong wrong -> wrong(wrong);
            case FormCheck.Fits fits -> preview(read, fits);
        }
    }

    private void wrong(FormCheck.Wrong wrong) {
        QuestionPage page = page("send.forms.wrong");
        UnorderedList list = new UnorderedList();
        wrong.mistakes()
                .forEach(mistake -> list.add(new ListItem(
                        mistake.place().isEmpty()
                                ? mistake.what()
                                : words.get("send.forms.mistake", mistake.place(), mistake.what()))));
        page.addContent(
                new Notice(Notice.Kind.WARNING, new Paragraph(words.get("send.forms.wrong.text")), list).announced());
        page.secondary(words.get("send.forms.again"), () -> list(""));
        show(page);
    }

    /** What families would be asked, before anybody is. */
    private void preview(Read read, FormCheck.Fits fits) {
        QuestionPage page = page("send.forms.preview");
        page.addContent(
                new Notice(Notice.Kind.INFORMATION, words.get("send.forms.preview.text", fits.name(), fits.number()))
                        .announced(),
                new H2(words.get(fits.form().id() + ".title")));
        for (FormPage one : fits.form().pages()) {
            page.addContent(new H3(words.get(fits.form().id() + "." + one.id() + ".title")));
            UnorderedList questions = new UnorderedList();
            for (FormField field : one.fields()) {
                questions.add(new ListItem(words.orEmpty(fits.form().id() + "." + field.name() + ".label")));
            }
            page.addContent(questions);
        }
        page.primary(words.get("send.forms.button"), () -> {
            forms.add(read.yaml());
            list("send.forms.done");
        });
        page.secondary(words.get("send.forms.again"), () -> list(""));
        show(page);
    }

    private QuestionPage page(String titleKey) {
        QuestionPage page = new QuestionPage(words, words.get(titleKey));
        page.setCaption(words.get("send.forms.title"));
        page.setBack(() -> list(""));
        return page;
    }

    private void show(QuestionPage page) {
        removeAll();
        add(page);
    }
}
