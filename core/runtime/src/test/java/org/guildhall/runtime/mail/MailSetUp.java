package org.guildhall.runtime.mail;

import java.lang.annotation.Annotation;
import java.net.URL;
import java.util.Collection;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.mail.Outbox;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.Core;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.settings.SettingsValues;
import org.guildhall.runtime.text.Catalogue;
import org.guildhall.runtime.text.TextCatalogues;

/** The parts of mail as the container would put them together, with a mail server that the test names. */
final class MailSetUp {
    static final String TEMPLATE = """
            Subject: Code for {name}

            Dear {name},

            {code}

            [[Sign in|{link}]]
            """;
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    final Core core;
    final Hashtable<String, Object> settings = new Hashtable<>();
    final MailRoute route;
    final MailQueue queue;
    final Mails mails;
    final Outbox outbox;

    MailSetUp(Core core, boolean test, boolean allowMail) {
        this.core = core;
        Instance instance = core.instance(test);
        settings.put("tls", "NONE");
        SettingsSource source = new SettingsSource() {
            @Override
            public <T extends Annotation> Settings<T> of(Class<T> type) {
                return () -> SettingsValues.of(type, "org.guildhall.mail", settings);
            }
        };
        route = new MailRoute(source, instance, new LaunchSettings(Map.of(MailRoute.ALLOW, String.valueOf(allowMail))));
        queue = new MailQueue(core.transactions, core.clock);
        MailDesk desk = new MailDesk(queue, route, instance, catalogues(instance), core.ids);
        outbox = new KeptOutbox(core.transactions, queue, new Everything(), core.audit);
        mails = new Mails() {
            @Override
            public UUID sendTracked(NewMail mail) {
                return desk.send(mail, MailTemplate.read(mail.template(), TEMPLATE));
            }

            @Override
            public List<OutboxMail> find(Collection<UUID> ids) {
                return desk.find(ids);
            }
        };
    }

    private static Texts catalogues(Instance instance) {
        return new TextCatalogues(
                instance,
                instance.dataFolder().resolve("texts"),
                List.of(Catalogue.read(List.of(texts("en"), texts("cy")))));
    }

    private static URL texts(String language) {
        return Objects.requireNonNull(
                MailSetUp.class.getResource("/texts/runtime-identity." + language + ".properties"));
    }

    void server(int port) {
        settings.put("host", "127.0.0.1");
        settings.put("port", port);
    }

    MailWorker worker() {
        return new MailWorker(queue, route);
    }

    SendResult deliver(QueuedMail mail) {
        return SmtpTransport.send(route.withSender(mail), route.server(), route.password());
    }

    void send(String to) {
        mails.send(new NewMail(
                to, "code", Locale.UK, Map.of("name", "Zoë", "code", "482913", "link", "http://localhost/sign-in")));
    }

    void clear() {
        core.transactions.run(sql -> sql.update("DELETE FROM core.outbox"));
    }

    List<OutboxMail> in(OutboxMail.State state) {
        return outbox.list(Set.of(state), 100);
    }

    OutboxMail only(OutboxMail.State state) {
        List<OutboxMail> found = in(state);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " mails are " + state);
        }
        return found.getFirst();
    }

    static void eventually(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                throw new AssertionError("Not in time: " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** These tests are not about rights. */
    private record Everything() implements Permissions {
        @Override
        public boolean has(String permission) {
            return true;
        }

        @Override
        public boolean has(AccountId account, String permission) {
            return true;
        }

        @Override
        public void check(String permission) {
            // allowed
        }

        @Override
        public AutoCloseable declare(Collection<Permission> permissions) {
            return () -> {};
        }

        @Override
        public List<Permission> declared() {
            return List.of();
        }
    }
}
