package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.error.RefusedException;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.CasesChanged;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.text.Words;

/** Gives several cases to a caseworker at once. */
final class AssignPanel extends TickPanel {
    private static final String TEAM = "team";

    private final Words words;
    private final CaseService cases;
    private final SelectInput caseworker;

    AssignPanel(Words words, CaseService cases, QueueTable<CaseLine> table) {
        super(words, table, "send.assign.several");
        this.words = words;
        this.cases = cases;
        caseworker = new SelectInput(
                "caseworker", words.get("send.assign.to"), words.get("send.assign.prompt"), options(words, cases));
    }

    /** Those who can take on cases, and the team. */
    static List<Option> options(Words words, CaseService cases) {
        return Stream.concat(
                        cases.caseworkers().stream()
                                .map(account -> Option.of(
                                        account.id().toString(),
                                        words.get(
                                                "send.assign.person",
                                                account.details().name().full(),
                                                account.email()))),
                        Stream.of(Option.of(TEAM, words.get("send.assign.team"))))
                .toList();
    }

    @Override
    protected List<Component> questions() {
        caseworker.clearProblem();
        caseworker.setValue("");
        return List.of(caseworker);
    }

    @Override
    protected String button() {
        return words.get("send.assign.button");
    }

    @Override
    protected void perform(List<CaseLine> ticked) {
        caseworker.clearProblem();
        if (caseworker.isEmpty()) {
            caseworker.showProblem("caseworker", words.get("send.assign.missing"));
            warn(words.get("send.assign.missing"));
            return;
        }
        if (ticked.isEmpty()) {
            warn(words.get("send.assign.none"));
            return;
        }
        try {
            CasesChanged done = cases.assign(
                    ticked.stream().map(CaseLine::id).toList(),
                    caseworker.value().equals(TEAM) ? null : AccountId.parse(caseworker.value()));
            done(words.get("send.assign.done", done.changed().size()));
            if (!done.left().isEmpty()) {
                warn(words.get("send.assign.left", done.left().size()));
            }
        } catch (RefusedException refused) {
            warn(words.of(refused));
        }
    }
}
