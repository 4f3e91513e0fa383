package org.guildhall.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.pdf.PdfCopies;
import org.guildhall.api.pdf.PdfCopy;
import org.guildhall.api.pdf.PdfRow;
import org.guildhall.api.pdf.PdfSection;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.launcher.ProductFactory;
import org.guildhall.testkit.osgi.InsideFramework;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Portals;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.ConfigurationAdmin;

/** Portals in the product's framework: what they bring, what they may see, and that they leave nothing behind. */
@InsideFramework(ProductFactory.class)
public class PortalsTest {
    private static final String ACCOUNTS = "org.guildhall.api.account.Accounts";
    private static final String KEPT_ACCOUNTS = "org.guildhall.runtime.account.KeptAccounts";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    @Configuration
    static Option[] configuration() {
        return options(
                frameworkProperty(Inside.PORTALS)
                        .value(Path.of("..").toAbsolutePath().normalize().toString()),
                systemPackages(
                        "org.junit.jupiter.api",
                        "org.junit.jupiter.api.extension",
                        "org.junit.jupiter.api.function",
                        "org.opentest4j"));
    }

    @Test
    public void runsEveryPartOfThePlatform(BundleContext context) {
        List<String> idle = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (bundle.getState() != (fragment ? Bundle.RESOLVED : Bundle.ACTIVE)) {
                idle.add(bundle.getSymbolicName());
            }
        }
        assertEquals(List.of(), idle);
    }

    @Test
    public void addsThePagesOfAPortalAndTakesThemBack(BundleContext context) throws BundleException {
        Portals portals = Inside.service(context, Portals.class);
        assertEquals(NOT_FOUND, Inside.status(context, "send"));
        Bundle send = Inside.portal(context, "plugin-send");
        try {
            Inside.awaitStatus(context, "send", OK);
            assertEquals("send", portals.of("send").map(Portal::name).orElse("none"));
            send.stop();
            Inside.awaitStatus(context, "send", UNAVAILABLE);
            assertTrue(portals.of("send").isEmpty());
            assertEquals(OK, Inside.status(context, "accessibility"), "other pages serve on");
            send.start();
            Inside.awaitStatus(context, "send", OK);
        } finally {
            send.uninstall();
        }
        // told as "not available now", for an update by hand is an uninstall and an install
        Inside.awaitStatus(context, "send", UNAVAILABLE);
        assertTrue(portals.of("send").isEmpty());
    }

    @Test
    public void collectsTheClassesOfAPortalWithTablesThatHasGone(BundleContext context) throws BundleException {
        Bundle finance = Inside.portal(context, "plugin-finance");
        // its page asks the database, so that its unit is deployed and its schema made
        Inside.awaitStatus(context, "finance", OK);
        WeakReference<ClassLoader> loader =
                new WeakReference<>(finance.adapt(BundleWiring.class).getClassLoader());
        System.gc();
        assertNotSame(null, loader.get(), "the classes of a running portal stay: the control of the check below");
        finance.uninstall();
        Inside.await("the portal's class loader is collected", () -> {
            System.gc();
            return loader.get() == null;
        });
    }

    @Test
    public void keepsTheRuntimesClassesFromPortals(BundleContext context) throws Exception {
        Bundle reader = Inside.empty(context, "reader", "org.guildhall.api.account");
        Bundle intruder = Inside.empty(context, "intruder", "org.guildhall.runtime.account");
        try {
            reader.start();
            assertSame(Accounts.class, reader.loadClass(ACCOUNTS), "the control: what core exports is seen");
            assertThrows(ClassNotFoundException.class, () -> reader.loadClass(KEPT_ACCOUNTS));
            BundleException refused = assertThrows(BundleException.class, intruder::start);
            assertEquals(BundleException.RESOLVE_ERROR, refused.getType());
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("org.guildhall.runtime.account"),
                    refused.getMessage());
        } finally {
            intruder.uninstall();
            reader.uninstall();
        }
    }

    @Test
    public void printsACopyAndKeepsThePrinterFromPortals(BundleContext context) throws Exception {
        PdfRow row = new PdfRow("What happened?", List.of("Siân fell"));
        PdfCopy copy = new PdfCopy(
                "A report", List.of(), List.of(new PdfSection("A section", List.of(row))), Texts.ENGLISH, "A council");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        Inside.service(context, PdfCopies.class).write(copy, pdf);
        assertTrue(pdf.toString(StandardCharsets.ISO_8859_1).startsWith("%PDF-1.7"));
        assertTrue(pdf.size() > 5_000, pdf.size() + " bytes");
        Bundle printer = Inside.empty(context, "printer", "org.apache.pdfbox.pdmodel");
        try {
            assertThrows(BundleException.class, printer::start);
        } finally {
            printer.uninstall();
        }
    }

    @Test
    public void givesASettingAtOnce(BundleContext context) throws Exception {
        Settings<Probe> settings = Inside.service(context, SettingsSource.class).of(Probe.class);
        assertEquals("as shipped", settings.get().words());
        var configuration =
                Inside.service(context, ConfigurationAdmin.class).getConfiguration(Probe.class.getName(), "?");
        Dictionary<String, Object> changed = new Hashtable<>();
        changed.put("words", "as the council wants");
        configuration.update(changed);
        Inside.await("the setting holds", () -> settings.get().words().equals("as the council wants"));
        configuration.delete();
        Inside.await("the default holds again", () -> settings.get().words().equals("as shipped"));
    }

    /** Settings of the probe. */
    public @interface Probe {
        /** Any text. */
        String words() default "as shipped";
    }
}
