package org.guildhall.ui.admin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalCatalogue;
import org.guildhall.api.bundle.PortalCatalogue.Copy;
import org.guildhall.api.bundle.PortalCatalogue.Entry;
import org.guildhall.api.error.RefusedException;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** The portals that can be had, beside those that are here (SPEC I2). */
final class CatalogueView extends ContentPage {
    private final Words words;
    private final PortalCatalogue catalogue;
    private final PortalBundles bundles;
    private final Div said = new Div();
    private final Div content = new Div();
    private boolean busy;

    CatalogueView(Words words, PortalCatalogue catalogue, PortalBundles bundles) {
        super(words.get("ui.admin.catalogue"));
        this.words = words;
        this.catalogue = catalogue;
        this.bundles = bundles;
        said.getElement().setAttribute("role", "status");
        content.addClassName("gh-stack");
        add(new Paragraph(words.get("ui.admin.catalogue.lead")));
        String source = catalogue.source();
        if (source.isEmpty()) {
            add(new Notice(
                    Notice.Kind.INFORMATION,
                    new Paragraph(words.get("ui.admin.catalogue.none")),
                    new Paragraph(new PageLink(
                            AdminPortal.SETTINGS + "/org.guildhall.catalogue", words.get("ui.admin.catalogue.set")))));
            return;
        }
        add(said, content);
        show(catalogue.last());
    }

    private void show(Optional<Copy> copy) {
        content.removeAll();
        content.add(
                new SummaryList(words)
                        .row(words.get("ui.admin.catalogue.source"), catalogue.source())
                        .row(
                                words.get("ui.admin.catalogue.read"),
                                copy.map(Copy::read)
                                        .map(words::dateTime)
                                        .orElseGet(() -> words.get("ui.admin.catalogue.never"))),
                buttons(ActionButton.secondary(words.get("ui.admin.catalogue.refresh"), this::refresh)));
        copy.ifPresent(there -> {
            if (there.portals().isEmpty()) {
                content.add(new Paragraph(words.get("ui.admin.catalogue.empty")));
            } else {
                content.add(new H2(words.get("ui.admin.catalogue.portals")));
            }
            there.portals().forEach(entry -> content.add(card(entry)));
        });
    }

    private static Div buttons(ActionButton button) {
        Div buttons = new Div(button);
        buttons.addClassName("gh-buttons");
        return buttons;
    }

    private SummaryCard card(Entry entry) {
        String title = words.get("ui.admin.catalogue.title", entry.title(words.language()), entry.version());
        SummaryCard card = new SummaryCard(title).tag(tag(entry));
        String description = entry.description(words.language());
        if (!description.isEmpty()) {
            card.line(description);
        }
        card.line(words.get("ui.admin.catalogue.name"), entry.name())
                .line(words.get("ui.admin.catalogue.size"), words.size(entry.size()))
                .line(words.get("ui.admin.catalogue.api"), range(entry.api()));
        boolean here = bundles.find(entry.name())
                .filter(bundle -> bundle.version().equals(entry.version())
                        && bundle.sha256().equals(entry.sha256()))
                .isPresent();
        if (entry.fits() && !here) {
            ActionButton look = ActionButton.secondary("", () -> look(entry, title));
            Span which = new Span(" " + title);
            which.addClassName("gh-hidden");
            look.add(new Span(words.get("ui.admin.catalogue.look")), which);
            card.actions(look);
        }
        return card;
    }

    /** The usual ranges in words, others as they are written. */
    private String range(String text) {
        VersionRange range = VersionRange.valueOf(text);
        if (range.getLeftType() != VersionRange.LEFT_CLOSED) {
            return text;
        }
        if (range.getRight() == null) {
            return words.get("ui.admin.catalogue.api.from", range.getLeft());
        }
        return range.getRightType() == VersionRange.RIGHT_OPEN
                ? words.get("ui.admin.catalogue.api.between", range.getLeft(), range.getRight())
                : text;
    }

    private Tag tag(Entry entry) {
        if (!entry.fits()) {
            return new Tag(words.get("ui.admin.catalogue.unfit"), Tag.Look.BAD);
        }
        Optional<PortalBundle> here = bundles.find(entry.name());
        if (here.isEmpty()) {
            return new Tag(words.get("ui.admin.catalogue.absent"), Tag.Look.NEUTRAL);
        }
        String version = here.get().version();
        int order = Version.parseVersion(entry.version()).compareTo(Version.parseVersion(version));
        if (order != 0) {
            return order > 0
                    ? new Tag(words.get("ui.admin.catalogue.newer", version), Tag.Look.ATTENTION)
                    : new Tag(words.get("ui.admin.catalogue.older", version), Tag.Look.NEUTRAL);
        }
        return here.get().sha256().equals(entry.sha256())
                ? new Tag(words.get("ui.admin.catalogue.same"), Tag.Look.GOOD)
                : new Tag(words.get("ui.admin.catalogue.rebuilt"), Tag.Look.ATTENTION);
    }

    private void refresh() {
        await(words.get("ui.admin.catalogue.reading"), catalogue::read, kept(), copy -> {
            show(Optional.of(copy));
            tell(new Notice(
                    Notice.Kind.SUCCESS,
                    words.get("ui.admin.catalogue.refreshed", copy.portals().size())));
        });
    }

    private void look(Entry entry, String title) {
        await(
                words.get("ui.admin.catalogue.fetching", title),
                () -> catalogue.check(entry),
                "",
                check -> getUI().ifPresent(ui -> ui.navigate(AdminPortal.PORTAL_INSTALL + "/" + check.id())));
    }

    /** What stays on screen where the catalogue cannot be read. */
    private String kept() {
        return catalogue
                .last()
                .map(copy -> words.get("ui.admin.catalogue.kept", words.dateTime(copy.read())))
                .orElse("");
    }

    /**
     * Work outside of this server, which the page does not wait for; one at a time.
     *
     * @param otherwise what else to say where it is refused
     */
    private <T> void await(String doing, Supplier<CompletableFuture<T>> work, String otherwise, Consumer<T> then) {
        if (busy) {
            return;
        }
        UI ui = getUI().orElseThrow();
        CompletableFuture<T> begun;
        try {
            begun = work.get();
        } catch (RefusedException refused) {
            refused(refused, otherwise);
            return;
        }
        busy = true;
        tell(new Notice(Notice.Kind.INFORMATION, doing));
        var _ = begun.whenComplete((result, failure) -> {
            var _ = ui.access(() -> {
                busy = false;
                if (failure == null) {
                    then.accept(result);
                } else {
                    failed(failure, otherwise);
                }
            });
        });
    }

    private void failed(Throwable failure, String otherwise) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof RefusedException refused) {
            refused(refused, otherwise);
            return;
        }
        said.removeAll();
        throw new IllegalStateException("The catalogue failed", cause);
    }

    private void refused(RefusedException refused, String otherwise) {
        Notice notice = new Notice(Notice.Kind.WARNING, new Paragraph(words.of(refused) + "."));
        if (!otherwise.isEmpty()) {
            notice.add(new Paragraph(otherwise));
        }
        tell(notice);
    }

    private void tell(Notice notice) {
        said.removeAll();
        said.add(notice);
        notice.takesKeyboard();
    }
}
