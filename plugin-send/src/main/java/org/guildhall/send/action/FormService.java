package org.guildhall.send.action;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.FieldType;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormMistake;
import org.guildhall.api.form.FormReading;
import org.guildhall.api.form.Forms;
import org.guildhall.api.permission.Permissions;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How staff add forms and new versions of them, without a restart (SPEC G9). */
@Component(service = FormService.class)
public final class FormService {
    /** The most bytes that a definition can have. */
    public static final int LARGEST = 256 * 1024;

    private static final int MOST_FIELDS = 200;
    private static final Pattern ID = Pattern.compile("send\\.[a-z][a-z0-9-]{0,58}");

    private final FormLibrary library;
    private final FormTexts texts;
    private final Forms forms;
    private final Permissions permissions;
    private final Audit audit;

    /** Works on the library. */
    @Activate
    public FormService(
            @Reference FormLibrary library,
            @Reference FormTexts texts,
            @Reference Forms forms,
            @Reference Permissions permissions,
            @Reference Audit audit) {
        this.library = library;
        this.texts = texts;
        this.forms = forms;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** Whether the acting person may add forms. */
    public boolean mayChange() {
        return permissions.has(SendPermissions.CHANGE_FORMS);
    }

    /** The newest version of each form, by name. */
    public List<FormVersion> list() {
        permissions.check(SendPermissions.CHANGE_FORMS);
        return library.newest();
    }

    /** All versions of a form, the newest first. */
    public List<FormVersion> versions(String name) {
        permissions.check(SendPermissions.CHANGE_FORMS);
        return library.versions(name);
    }

    /** A version as it was written, to be taken as the beginning of another. */
    public String source(FormVersionId id) {
        permissions.check(SendPermissions.CHANGE_FORMS);
        return library.source(id);
    }

    /** Looks at a definition: all that is wrong with it with its place, or the form as a preview. Nothing is kept. */
    public FormCheck check(byte[] yaml) {
        permissions.check(SendPermissions.CHANGE_FORMS);
        if (yaml.length > LARGEST) {
            return new FormCheck.Wrong(List.of(new FormMistake("", "must have " + LARGEST + " bytes or fewer")));
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml));
        } catch (CharacterCodingException other) {
            return new FormCheck.Wrong(List.of(new FormMistake("", "must be written in UTF-8")));
        }
        return switch (forms.read(yaml)) {
            case FormReading.Broken broken -> new FormCheck.Wrong(broken.mistakes());
            case FormReading.Whole whole -> check(whole, yaml);
        };
    }

    private FormCheck check(FormReading.Whole whole, byte[] yaml) {
        List<FormMistake> mistakes = mistakes(whole.form());
        if (!mistakes.isEmpty()) {
            return new FormCheck.Wrong(mistakes);
        }
        String name = whole.form().id().substring(SendPermissions.PORTAL.length() + 1);
        String id = FormTexts.id(name, "preview-" + FormLibrary.digest(text(yaml)));
        texts.preview(id, whole.texts());
        return new FormCheck.Fits(
                name,
                library.next(name),
                new FormDefinition(
                        id,
                        1,
                        whole.form().pages(),
                        whole.form().groups(),
                        whole.form().voices()));
    }

    private static List<FormMistake> mistakes(FormDefinition form) {
        List<FormMistake> mistakes = new ArrayList<>();
        if (!ID.matcher(form.id()).matches()) {
            mistakes.add(new FormMistake("id", "must be send. and one name, like send.transport-views"));
        }
        int fields = 0;
        for (int page = 0; page < form.pages().size(); page++) {
            List<FormField> asked = form.pages().get(page).fields();
            for (int field = 0; field < asked.size(); field++) {
                String place = "pages[" + page + "].fields[" + field + "]";
                if (asked.get(field).type() == FieldType.FILES) {
                    mistakes.add(new FormMistake(place + ".type", "cannot be files: these come with a message"));
                }
                if (asked.get(field).optionsFrom() != null) {
                    mistakes.add(new FormMistake(place + ".optionsFrom", "is not possible here: list the options"));
                }
                fields++;
            }
        }
        if (fields == 0 || fields > MOST_FIELDS) {
            mistakes.add(new FormMistake("pages", "must ask at least one question and at most " + MOST_FIELDS));
        }
        return mistakes;
    }

    /**
     * Adds a definition as a form, or as the next version of one. What was sent before is finished in its own version.
     *
     * @throws RefusedException if something is wrong with it; {@link #check} tells all of it
     */
    public FormVersion add(byte[] yaml) {
        if (!(check(yaml) instanceof FormCheck.Fits fits)) {
            throw new RefusedException("send.form.wrong");
        }
        FormVersion added = library.get(library.add(fits.name(), text(yaml), false));
        audit.record(
                NewAuditEntry.of("send.form.added", "send.form", added.name()).with("version", added.number()));
        return added;
    }

    private static String text(byte[] yaml) {
        return new String(yaml, StandardCharsets.UTF_8);
    }
}
