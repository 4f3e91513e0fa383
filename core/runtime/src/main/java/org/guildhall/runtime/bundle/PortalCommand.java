package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.guildhall.api.bundle.JarSignature;
import org.guildhall.api.bundle.KeptData;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalCatalogue;
import org.guildhall.api.bundle.PortalCheck;
import org.guildhall.api.bundle.PortalCheck.Finding;
import org.guildhall.api.bundle.PortalData;
import org.guildhall.api.bundle.PortalVersion;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.control.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code guildhall portal ...}: what the Portals page does, for the command line. */
@Component(service = Command.class)
public final class PortalCommand implements Command {
    private static final String USAGE = """
            guildhall portal list
            guildhall portal catalogue
            guildhall portal check FILE | NAME@VERSION
            guildhall portal install FILE | NAME@VERSION
            guildhall portal update FILE | NAME@VERSION
            guildhall portal rollback NAME [VERSION]
            guildhall portal start | stop | drain | remove NAME
            guildhall portal apply FILE
            guildhall portal data
            guildhall portal export NAME FILE
            guildhall portal purge NAME""";

    private final PortalBundles bundles;
    private final PortalData data;
    private final CatalogueWords catalogue;
    private final DesiredState desired;
    private final Texts texts;

    /** Does all through the service that the page uses. */
    @Activate
    public PortalCommand(
            @Reference PortalBundles bundles,
            @Reference PortalData data,
            @Reference PortalCatalogue catalogue,
            @Reference Texts texts) {
        this.bundles = bundles;
        this.data = data;
        this.catalogue = new CatalogueWords(catalogue, bundles, texts);
        this.desired = new DesiredState(bundles);
        this.texts = texts;
    }

    @Override
    public String word() {
        return "portal";
    }

    @Override
    public Answer run(List<String> arguments, InputStream file) throws IOException {
        String word = arguments.isEmpty() ? "" : arguments.getFirst();
        if (word.equals("list") && arguments.size() == 1) {
            return list();
        }
        if (word.equals("data") && arguments.size() == 1) {
            return data();
        }
        if (word.equals("catalogue") && arguments.size() == 1) {
            return catalogue.list();
        }
        if (arguments.size() < 2) {
            return Answer.unknown(USAGE);
        }
        String what = arguments.get(1);
        return switch (word) {
            case "check" -> check(what, file);
            case "install", "update" -> install(what, file);
            case "rollback" -> rollBack(find(what), arguments.size() > 2 ? arguments.get(2) : "");
            case "start" -> now(bundles.start(find(what).name()));
            case "stop" -> now(bundles.stop(find(what).name()));
            case "drain" -> now(bundles.drain(find(what).name()));
            case "remove" -> {
                String name = find(what).name();
                bundles.remove(name);
                yield Answer.done(name + " is removed; its data is kept.");
            }
            case "apply" -> apply(Path.of(what));
            case "export" -> arguments.size() == 3 ? export(kept(what), arguments.get(2)) : Answer.unknown(USAGE);
            case "purge" -> {
                String name = kept(what).name();
                data.delete(name);
                yield Answer.done("All that was kept of " + name + " is deleted.");
            }
            default -> Answer.unknown(USAGE);
        };
    }

    private static final String LIST = "%-24s %-16s %-8s %s";
    private static final String DATA = "%-16s %-24s %9s %9s %14s  %s";

    private Answer list() {
        String headings = String.format(Locale.ROOT, LIST, "PORTAL", "VERSION", "STATE", "SIGNED BY, OR WHAT IS WRONG");
        return Answer.done(bundles.all().stream()
                .map(portal -> String.format(
                        Locale.ROOT,
                        LIST,
                        portal.name(),
                        portal.version(),
                        portal.state().name().toLowerCase(Locale.ROOT),
                        portal.failure()
                                .map(failure -> texts.get(
                                        Texts.ENGLISH,
                                        failure.reason().textKey(),
                                        failure.reason().values().toArray()))
                                .orElseGet(() -> signature(portal.signature(), portal.shipped()))))
                .collect(Collectors.joining("\n", headings + "\n", "")));
    }

    private static String signature(JarSignature signature, boolean shipped) {
        if (shipped && signature.trust() == JarSignature.Trust.UNSIGNED) {
            return "came with Guildhall";
        }
        String trust = signature.trust().name().toLowerCase(Locale.ROOT);
        return signature.signer().isEmpty() ? trust : signature.signer() + " (" + trust + ")";
    }

    private Answer check(String fileName, InputStream file) throws IOException {
        PortalCheck check =
                CatalogueWords.isMeant(fileName) ? catalogue.check(fileName) : bundles.check(fileName, file);
        bundles.discard(check.id());
        return new Answer(check.installable() ? 0 : 1, told(check));
    }

    private Answer install(String fileName, InputStream file) throws IOException {
        PortalCheck check =
                CatalogueWords.isMeant(fileName) ? catalogue.check(fileName) : bundles.check(fileName, file);
        if (!check.installable()) {
            bundles.discard(check.id());
            return Answer.refused(told(check));
        }
        if (bundles.asksForTwoPeople()) {
            return Answer.done(
                    told(check) + "\nIt waits: another person installs it on the page Portals, within 7 days.");
        }
        PortalBundle now = bundles.install(check.id());
        return Answer.done(told(check) + "\n" + now(now).text());
    }

    private String told(PortalCheck check) {
        StringBuilder text = new StringBuilder()
                .append(check.name().isEmpty() ? check.fileName() : check.name())
                .append(' ')
                .append(check.version());
        if (!check.replaces().isEmpty()) {
            text.append(", takes the place of ").append(check.replaces());
        }
        for (Finding finding : check.findings()) {
            text.append('\n')
                    .append(finding.blocks() ? "refused: " : "note: ")
                    .append(texts.get(
                            Texts.ENGLISH, finding.textKey(), finding.values().toArray()))
                    .append('.');
        }
        return text.toString();
    }

    private Answer rollBack(PortalBundle portal, String version) {
        PortalVersion wanted = portal.earlier().stream()
                .filter(earlier -> version.isEmpty() || earlier.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        version.isEmpty()
                                ? "an earlier version of " + portal.name()
                                : "version " + version + " of " + portal.name()));
        return now(bundles.rollBack(portal.name(), wanted.sha256()));
    }

    private Answer data() {
        List<KeptData> all = data.all();
        return Answer.done(
                all.isEmpty()
                        ? "No portal has kept any data."
                        : all.stream()
                                .map(PortalCommand::told)
                                .collect(Collectors.joining(
                                        "\n",
                                        String.format(
                                                                Locale.ROOT,
                                                                DATA,
                                                                "DATA",
                                                                "PORTAL",
                                                                "ROWS",
                                                                "DOCUMENTS",
                                                                "THEIR BYTES",
                                                                "")
                                                        .stripTrailing()
                                                + "\n",
                                        "")));
    }

    private static String told(KeptData data) {
        return String.format(
                        Locale.ROOT,
                        DATA,
                        data.name(),
                        data.installed()
                                ? data.portal()
                                : "left over" + (data.portal().isEmpty() ? "" : " by " + data.portal()),
                        data.rows(),
                        data.documents(),
                        data.documentBytes(),
                        data.hold().isPresent() ? "under legal hold" : "")
                .stripTrailing();
    }

    private Answer export(KeptData what, String file) {
        return Answer.file(
                "All that is kept of " + what.name() + " is in " + file + ", which its owner alone may read.",
                out -> data.export(what.name(), out));
    }

    /** By its own name, or that of its portal. */
    private KeptData kept(String name) {
        return data.find(name)
                .or(() -> data.all().stream()
                        .filter(one -> one.portal().equals(name) || one.portal().equals("plugin-" + name))
                        .findFirst())
                .orElseThrow(() -> new NotFoundException("data of " + name));
    }

    private Answer apply(Path file) throws IOException {
        List<String> done = desired.apply(file);
        return Answer.done(done.isEmpty() ? "Nothing to change." : String.join("\n", done));
    }

    private static Answer now(PortalBundle portal) {
        return Answer.done(portal.name() + " " + portal.version() + ": "
                + portal.state().name().toLowerCase(Locale.ROOT));
    }

    /** By its symbolic name, or that without "plugin-" before it. */
    private PortalBundle find(String name) {
        return bundles.find(name)
                .or(() -> bundles.find("plugin-" + name))
                .orElseThrow(() -> new NotFoundException("portal " + name));
    }
}
