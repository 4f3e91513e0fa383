package org.guildhall.send.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.UnavailableException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.Forms;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.send.SendSettings;
import org.guildhall.send.record.AskedBy;
import org.guildhall.send.record.PartyKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The form of a request, and what of its answers the portal itself understands. */
@Component(service = NeedsForm.class)
public final class NeedsForm {
    /** The form's id. */
    public static final String ID = "send.needs-assessment";

    /** The page on which the account's own details are shown. */
    public static final String CONTACT = "contact";

    static final String BIRTH = "childDateOfBirth";
    static final String FILES = "files";
    static final String FAMILY_EMAIL = "familyEmail";

    private static final String ASKED_BY = "askedBy";
    private static final String CHILD = "childName";
    private static final long MEGABYTE = 1_000_000;

    /** A plan can be maintained until somebody is 25 (Children and Families Act 2014, section 83(7)). */
    private static final int OLDEST = 25;

    private static final int YOUNG_PERSON = 16;

    private final Forms forms;
    private final Settings<SendSettings> settings;

    /** Reads the form of this bundle. */
    @Activate
    public NeedsForm(@Reference Forms forms, @Reference SettingsSource settings) {
        this.forms = forms;
        this.settings = settings.of(SendSettings.class);
    }

    /** The form. */
    public FormDefinition form() {
        return forms.find(ID).orElseThrow(() -> new UnavailableException("form " + ID));
    }

    /** What may be sent with a request: as much as with a message. */
    public UploadPolicy policy() {
        SendSettings set = settings.get();
        return new UploadPolicy(
                "send.request-files",
                set.attachmentMegabytes() * MEGABYTE,
                set.attachmentFiles(),
                Set.of(set.attachmentTypes()),
                true);
    }

    /** Whether answers tell of nobody for whom an assessment can be asked for, as far as they go. */
    public static List<FieldProblem> problems(Answers answers, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        birth(answers).ifPresent(birth -> {
            if (!birth.plusYears(OLDEST).isAfter(today)) {
                problems.add(FieldProblem.of(BIRTH, "send.request.too-old", OLDEST));
            } else if (askedBy(answers).equals(Optional.of(AskedBy.YOUNG_PERSON))
                    && birth.plusYears(YOUNG_PERSON).isAfter(today)) {
                problems.add(FieldProblem.of(BIRTH, "send.request.too-young", YOUNG_PERSON));
            }
        });
        return problems;
    }

    static Optional<AskedBy> askedBy(Answers answers) {
        return Stream.of(AskedBy.values())
                .filter(one -> one.code().equals(answers.text(ASKED_BY)))
                .findFirst();
    }

    /** Whom the answers are about. */
    public static PersonName child(Answers answers) {
        return answers.name(CHILD);
    }

    static Optional<LocalDate> birth(Answers answers) {
        return answers.date(BIRTH);
    }

    /** As whom whoever asks, or has been told, would see the case. */
    static PartyKind kind(AskedBy asked, Answers answers) {
        return switch (asked) {
            case PARENT -> PartyKind.PARENT;
            case YOUNG_PERSON -> PartyKind.YOUNG_PERSON;
            case PROFESSIONAL ->
                answers.text("familyWho").equals("young-person") ? PartyKind.YOUNG_PERSON : PartyKind.PARENT;
        };
    }
}
