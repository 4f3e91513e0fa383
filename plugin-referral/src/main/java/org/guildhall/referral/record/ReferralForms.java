package org.guildhall.referral.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.UnavailableException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormGroup;
import org.guildhall.api.form.Forms;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.ReferralSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The forms of the inboxes, and what of their answers the portal itself understands. */
@Component(service = ReferralForms.class)
public final class ReferralForms {
    /** The page where the sender's own details stand, for which one signs in. */
    public static final String YOUR_DETAILS = "your-details";

    /** The page of files, and the field on it: for professionals alone. */
    public static final String ATTACHMENTS = "attachments";

    private static final long MEGABYTE = 1_000_000;

    private final Forms forms;
    private final Inboxes inboxes;
    private final Settings<ReferralSettings> settings;

    /** Reads the forms of this bundle. */
    @Activate
    public ReferralForms(@Reference Forms forms, @Reference Inboxes inboxes, @Reference SettingsSource settings) {
        this.forms = forms;
        this.inboxes = inboxes;
        this.settings = settings.of(ReferralSettings.class);
    }

    /** A form as it is kept. */
    public FormDefinition whole(String form) {
        return forms.find(form).orElseThrow(() -> new UnavailableException("form " + form));
    }

    /**
     * A form as somebody fills it in.
     *
     * @param professional whether the account is a professional's; the others attach no files (SPEC H7)
     */
    public FormDefinition asked(String form, boolean professional) {
        FormDefinition whole = whole(form);
        if (professional) {
            return whole;
        }
        return whole.withPages(whole.pages().stream()
                .filter(page ->
                        page.fields().stream().noneMatch(field -> field.name().equals(ATTACHMENTS)))
                .toList());
    }

    /** What may be attached. */
    public UploadPolicy attachmentPolicy() {
        ReferralSettings set = settings.get();
        return new UploadPolicy(
                "referral.attachment",
                set.attachmentMegabytes() * MEGABYTE,
                set.attachmentFiles(),
                Set.of(set.attachmentTypes()),
                true);
    }

    /** Whom the answers to a form are about. */
    public List<NamedPerson> people(String form, Answers answers) {
        FormDefinition whole = whole(form);
        List<NamedPerson> people = new ArrayList<>();
        for (String kind : about(form)) {
            String name = kind + "Name";
            List<FormGroup> groups = whole.groups().stream()
                    .filter(group -> group.named().equals(name))
                    .toList();
            if (groups.isEmpty()) {
                add(people, kind, name, kind + "DateOfBirth", kind + "Address", answers);
            }
            groups.forEach(group -> group.items(answers)
                    .forEach(item -> add(
                            people,
                            kind,
                            FormField.of(name, item),
                            FormField.of(kind + "DateOfBirth", item),
                            FormField.of(kind + "Address", item),
                            answers)));
        }
        return people;
    }

    private List<String> about(String form) {
        return inboxes.all().stream()
                .filter(inbox -> inbox.form().equals(form))
                .map(Inbox::about)
                .findFirst()
                .orElse(List.of());
    }

    private static void add(
            List<NamedPerson> people, String kind, String name, String birth, String address, Answers answers) {
        PersonName who = answers.name(name);
        if (!who.full().isBlank()) {
            people.add(new NamedPerson(kind, who, answers.date(birth).orElse(null), answers.address(address)));
        }
    }

    /** Whether a sender says that a child is in danger now. */
    static boolean isUrgent(Inbox inbox, Answers answers) {
        return inbox.urgent().stream().anyMatch(field -> answers.text(field).equals("yes"));
    }

    /** Whether a sender takes e-mails about it: somebody else may read them. */
    public static boolean takesMail(Answers answers) {
        return !answers.text("safeToEmail").equals("no");
    }

    /** Whether a sender may be called: somebody else may hear it. */
    public static boolean takesCalls(Answers answers) {
        return !answers.text("safeToCall").equals("no");
    }

    /** Whether a sender names self-harm or suicide. */
    public static boolean namesSelfHarm(Answers answers) {
        return answers.all("harmTypes").contains("self-harm");
    }

    /** Whether the family may be told who sent it. */
    public static boolean mayTellFamily(Answers answers) {
        return !answers.text("mayTellFamily").equals("no");
    }

    /** The addresses that somebody must not come to know. */
    public List<SecretAddress> secretAddresses(String form, Answers answers) {
        return whole(form).groups().stream()
                .flatMap(group -> group.items(answers).stream()
                        .filter(item -> answers.text(FormField.of("addressSecret", item))
                                .equals("yes"))
                        .map(item -> new SecretAddress(
                                group.called(answers, item), answers.text(FormField.of("addressSecretFrom", item)))))
                .toList();
    }

    /** The files of the answers. */
    static List<String> attachments(Answers answers) {
        return answers.all(ATTACHMENTS);
    }
}
