package org.guildhall.finance.request.ui;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.finance.request.RoleProfile;
import org.guildhall.finance.request.RoleSettingsService;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Takes over a list of roles that is shipped. */
public final class RoleProfileView extends QuestionPage {
    /** Where it stands. */
    public static final String PATH = "finance/settings/role-profile";

    /** Offers the lists with what is in them. */
    public RoleProfileView(Words words, RoleSettingsService roles, RoleWords names) {
        super(words, words.get("finance.roles.profile"));
        setCaption(words.get("finance.roles.title"));
        setBack(RoleListView.PATH);
        addContent(new Notice(Notice.Kind.WARNING, words.get("finance.roles.profile.replaces")));
        List<Option> options = Stream.of(RoleProfile.values())
                .map(profile -> new Option(
                        profile.code(),
                        words.get(profile.textKey()),
                        profile.roles().roles().stream().map(names::name).collect(Collectors.joining(" · "))))
                .toList();
        RadioInput chosen = ask(new RadioInput("profile", words.get("finance.roles.profile.which"), options));
        chosen.setRequired(true);
        primary(words.get("finance.roles.profile.use"), () -> {
            roles.use(RoleProfile.of(chosen.value())
                    .orElseThrow(() -> new InvalidInputException(
                            List.of(FieldProblem.of("profile", "finance.roles.profile.missing")))));
            getUI().ifPresent(ui -> ui.navigate(RoleListView.PATH));
        });
        link(words.get("finance.roles.cancel"), RoleListView.PATH);
    }
}
