package org.guildhall.auth.details.ui;

import java.util.List;
import java.util.Locale;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.ui.Paths;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.LanguageChoice;
import org.guildhall.ui.text.Words;

/** Changes the language of pages and mails. */
public final class LanguageView extends QuestionPage {
    private final Words words;
    private final LanguageChoice choice;
    private final RadioInput language;

    /** Made anew at each visit. */
    public LanguageView(Words words, MyDetailsService details, LanguageChoice choice) {
        super(words, words.get("auth.details.language.title"));
        this.words = words;
        this.choice = choice;
        List<Option> options = words.languages().stream()
                .map(each -> Option.of(each.toLanguageTag(), words.get("auth.details.language." + each.getLanguage())))
                .toList();
        language = new RadioInput("language", words.get("auth.details.language"), options);
        language.setHint(words.get("auth.details.language.hint"));
        language.setValue(details.mine().details().language().toLanguageTag());
        ask(language);
        primary(words.get("auth.save"), this::save);
        link(words.get("auth.cancel"), Paths.DETAILS);
    }

    private void save() {
        Locale chosen = words.languages().stream()
                .filter(each -> each.toLanguageTag().equals(language.value()))
                .findFirst()
                .orElseGet(words::language);
        Saved.say("auth.details.saved");
        choice.choose(chosen, Paths.DETAILS);
    }
}
