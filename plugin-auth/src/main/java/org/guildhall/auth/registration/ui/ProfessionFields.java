package org.guildhall.auth.registration.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.api.account.Profession;
import org.guildhall.auth.registration.DetailsCheck;
import org.guildhall.auth.ui.Paths;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.field.TickInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.portal.RegistrationProfile;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** The tick "in a professional capacity" and the fields that it opens (SPEC B3). */
@StyleSheet(Paths.STYLES)
public final class ProfessionFields extends Div {
    private static final String ROLE_TEXT = "auth.profession.role.";

    private final RegistrationProfile.Professional asked;
    private final TickInput tick;
    private final Div opened = new Div();
    private final TextInput organisation;
    private final TextInput jobTitle;
    private final TextInput workPhone;
    private final SelectInput role;
    private Runnable onTick = () -> {};

    /**
     * The fields, shown as the portal asks for them.
     *
     * @param roles last parts of the roles' text keys
     */
    public ProfessionFields(Words words, RegistrationProfile.Professional asked, List<String> roles) {
        this.asked = asked;
        tick = new TickInput("professional", words.get("auth.register.professional"));
        tick.setHint(words.get("auth.register.professional.hint"));
        organisation = required("organisation", words.get("auth.register.organisation"), "organization");
        jobTitle = required("jobTitle", words.get("auth.register.job-title"), "organization-title");
        workPhone = TextInput.phone("workPhone", words.get("auth.register.work-phone"));
        workPhone.setAutocomplete("work tel");
        workPhone.setRequired(true);
        role = new SelectInput(
                "professionalRole",
                words.get("auth.register.professional-role"),
                words.get("auth.register.professional-role.none"),
                roles.stream()
                        .map(name -> Option.of(name, words.has(ROLE_TEXT + name) ? words.get(ROLE_TEXT + name) : name))
                        .toList());
        addClassName("gh-stack");
        opened.addClassNames("gh-stack", "auth-opened");
        opened.add(organisation, jobTitle, workPhone, role);
        if (asked == RegistrationProfile.Professional.OPTIONAL) {
            add(tick);
        } else if (asked == RegistrationProfile.Professional.REQUIRED) {
            add(new Paragraph(words.get("auth.register.professional.required")));
        }
        add(opened);
        tick.onChange(this::ticked);
        ticked();
    }

    /** Shows the problems of these fields on the page. */
    public void watchOn(QuestionPage page) {
        Stream.<Field<?>>of(tick, organisation, jobTitle, workPhone, role).forEach(page::watch);
    }

    /** Calls back when the tick is set or taken away. */
    public void onTick(Runnable action) {
        onTick = action;
    }

    /** Whether the account is to be used in a professional capacity. */
    public boolean professional() {
        return switch (asked) {
            case HIDDEN -> false;
            case OPTIONAL -> tick.value();
            case REQUIRED -> true;
        };
    }

    /** What was entered; null for a private person. */
    public @Nullable Profession value() {
        return professional()
                ? new Profession(organisation.value(), jobTitle.value(), workPhone.value(), role.value())
                : null;
    }

    /** Shows what was entered earlier. */
    public void setValue(@Nullable Profession profession) {
        tick.setValue(profession != null);
        if (profession != null) {
            organisation.setValue(profession.organisation());
            jobTitle.setValue(profession.jobTitle());
            workPhone.setValue(profession.workPhone());
            role.setValue(profession.role());
        }
        ticked();
    }

    private void ticked() {
        opened.setVisible(professional());
        onTick.run();
    }

    private static TextInput required(String name, String label, String autocomplete) {
        TextInput field = new TextInput(name, label);
        field.setMaximumLength(DetailsCheck.MAXIMUM_LENGTH);
        field.setAutocomplete(autocomplete);
        field.setRequired(true);
        return field;
    }
}
