package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.stream.Collectors;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.flow.Flow;
import org.guildhall.finance.flow.RequestFlows;
import org.guildhall.finance.request.FlowSettingsService;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** In which order requests go from hand to hand, for administrators. */
public final class FlowView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/settings/flow";

    private final Words words;
    private final FlowSettingsService flows;

    /** Offers the shipped flows and the council's own. */
    public FlowView(Words words, FlowSettingsService flows) {
        this.words = words;
        this.flows = flows;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(false);
    }

    private void show(boolean saved) {
        RequestFlows.Found found = flows.found();
        QuestionPage page = new QuestionPage(words, words.get("finance.flow.title"));
        if (saved) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get("finance.flow.saved")).announced());
        }
        page.addContent(
                new Paragraph(words.get("finance.flow.intro")),
                new Paragraph(words.get("finance.flow.own", RequestFlows.FOLDER)));
        found.faults()
                .forEach(fault -> page.addContent(new Notice(
                        Notice.Kind.WARNING,
                        words.get("finance.flow.fault", fault.file(), words.get(fault.textKey(), fault.detail())))));
        List<Option> options = found.flows().values().stream()
                .map(flow -> new Option(flow.id(), name(flow), steps(flow)))
                .toList();
        RadioInput flow = page.ask(new RadioInput("flow", words.get("finance.flow.which"), options));
        flow.setRequired(true);
        flow.setValue(flows.chosen().id());
        page.primary(words.get("finance.flow.save"), () -> {
            flows.choose(flow.value());
            show(true);
        });
        removeAll();
        add(page);
    }

    private String name(Flow flow) {
        boolean welsh = words.language().getLanguage().equals(Texts.WELSH.getLanguage());
        return welsh && !flow.welsh().isEmpty() ? flow.welsh() : flow.english();
    }

    private String steps(Flow flow) {
        return flow.steps().stream().map(step -> words.get(step.textKey())).collect(Collectors.joining(" → "));
    }
}
