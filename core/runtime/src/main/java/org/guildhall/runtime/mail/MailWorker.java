package org.guildhall.runtime.mail;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due: soon after a commit, and every few seconds for what waits for another try. */
@Component(service = MailWorker.class, immediate = true)
public final class MailWorker implements AutoCloseable {
    private static final long SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(MailWorker.class);

    private final MailQueue queue;
    private final MailRoute route;
    private final String name = UUID.randomUUID().toString();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "guildhall-mail");
        made.setDaemon(true);
        // else it would keep the class loader of whoever started it
        made.setContextClassLoader(MailWorker.class.getClassLoader());
        return made;
    });
    private final Runnable wake = this::wake;
    private boolean serverAway;

    /** Starts sending. */
    @Activate
    public MailWorker(@Reference MailQueue queue, @Reference MailRoute route) {
        this.queue = queue;
        this.route = route;
        queue.giveBackTaken();
        if (route.keeps()) {
            queue.keepWaiting();
        }
        queue.onNew(wake);
        var unused = thread.scheduleWithFixedDelay(this::sendDue, 0, SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    @Override
    public void close() {
        queue.forget(wake);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread.shutdownNow();
        }
    }

    private void wake() {
        if (!thread.isShutdown() && woken.compareAndSet(false, true)) {
            thread.execute(this::sendDue);
        }
    }

    private void sendDue() {
        woken.set(false);
        try {
            while (route.hasServer() && !route.keeps() && !thread.isShutdown()) {
                Optional<QueuedMail> due = queue.take(name);
                if (due.isEmpty()) {
                    return;
                }
                send(due.get());
            }
        } catch (RuntimeException e) {
            LOG.error("The outbox could not be worked on; it is tried again", e);
        }
    }

    private void send(QueuedMail mail) {
        SendResult result;
        try {
            result = SmtpTransport.send(route.withSender(mail), route.server(), route.password());
        } catch (RuntimeException e) {
            LOG.error("Mail {} could not be sent; it is tried again", mail.id(), e);
            result = new SendResult.Failed(e.getClass().getSimpleName());
        }
        queue.settle(mail, name, result);
        watchServer(result);
    }

    private void watchServer(SendResult result) {
        switch (result) {
            case SendResult.Unreachable(String problem) -> {
                if (!serverAway) {
                    serverAway = true;
                    LOG.warn("The mail server cannot be used, so mails wait: {}", problem);
                }
            }
            case SendResult.Sent() -> serverIsThere();
            case SendResult.Refused(String problem) -> serverIsThere();
            case SendResult.Failed(String problem) -> LOG.debug("The mail server says: {}", problem);
        }
    }

    /** Nobody waits an hour for a server that has been back for minutes. */
    private void serverIsThere() {
        if (serverAway) {
            serverAway = false;
            LOG.info("The mail server is back; {} waiting mails go now.", queue.bringForward());
        }
    }
}
