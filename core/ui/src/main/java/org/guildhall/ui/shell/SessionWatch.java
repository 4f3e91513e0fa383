package org.guildhall.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Sessions;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.portal.SignInPages;
import org.guildhall.vaadin.Activity;
import org.guildhall.vaadin.LiveSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the sessions of people who have gone: after the minutes of the setting without the person's own activity, with a warning
 * five minutes before (SPEC A5). A session that was ended elsewhere leaves every open tab at once.
 */
@Component(service = SessionWatch.class, immediate = true)
public final class SessionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    private static final Duration WARNING = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Visitors visitors;
    private final Activity activity;
    private final Sessions sessions;
    private final Actors actors;
    private final Instance instance;
    private final Portals portals;
    private final LiveSessions live;
    private final Clock clock;
    private final Actors.Binding listening;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("session-watch").daemon().factory());

    /** Starts to watch. */
    @Activate
    public SessionWatch(
            @Reference Visitors visitors,
            @Reference Activity activity,
            @Reference Sessions sessions,
            @Reference Actors actors,
            @Reference Instance instance,
            @Reference Portals portals,
            @Reference LiveSessions live) {
        this.visitors = visitors;
        this.activity = activity;
        this.sessions = sessions;
        this.actors = actors;
        this.instance = instance;
        this.portals = portals;
        this.live = live;
        clock = Clock.systemUTC(); // a training clock moves business dates, never sessions
        listening = sessions.onEnd(this::endedElsewhere);
        visitors.whenEnded(session -> leave(session, "elsewhere"));
        var unused = looking.scheduleWithFixedDelay(this::look, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        looking.shutdownNow();
        listening.close();
        visitors.whenEnded(session -> {});
    }

    private void look() {
        try {
            visitors.forEach(this::look);
        } catch (RuntimeException failed) {
            LOG.error("Idle sessions could not be looked at", failed);
        }
    }

    private void look(VaadinSession session, Visitor visitor) {
        visitor.signedIn().ifPresent(now -> {
            Instant lastAction = activity.lastAction(session);
            noteActivity(visitor, now.session(), lastAction);
            Instant end = lastAction.plus(Duration.ofMinutes(instance.council().sessionMinutes()));
            Instant time = clock.instant();
            if (!time.isBefore(end)) {
                timeOut(session, visitor, now.session());
            } else {
                boolean soon = !time.isBefore(end.minus(WARNING));
                eachLayout(session, (ui, layout) -> {
                    if (soon) {
                        layout.warn(end);
                    } else {
                        layout.unwarn();
                    }
                });
            }
        });
    }

    private void noteActivity(Visitor visitor, UUID session, Instant lastAction) {
        if (lastAction.isAfter(visitor.touchedAt())) {
            visitor.setTouchedAt(lastAction);
            actors.callAs(visitor.actor(), () -> {
                sessions.touch(session);
                return session;
            });
        }
    }

    private void timeOut(VaadinSession session, Visitor visitor, UUID signedIn) {
        LOG.info("A session ends for lack of activity");
        actors.callAs(visitor.actor(), () -> {
            visitor.signOut();
            sessions.end(signedIn);
            return signedIn;
        });
        leave(session, "time-out");
    }

    private void endedElsewhere(UUID signedIn) {
        visitors.holding(signedIn).ifPresent(session -> {
            // signing out here has led the tabs away already
            visitors.of(session).signOut();
            leave(session, "elsewhere");
        });
    }

    private void leave(VaadinSession session, String why) {
        String signIn = portals.signInPages().map(SignInPages::signIn).orElse(ShellPortal.SIGNED_OUT);
        var unused = session.access(() -> Leaving.leadEach(
                live, session, ui -> Targets.withNext(Targets.withEnded(signIn, why), ShellLayout.pathOf(ui))));
    }

    private static void eachLayout(VaadinSession session, BiConsumer<UI, ShellLayout> work) {
        var unused = session.access(() -> session.getUIs().stream()
                .filter(ui -> !ui.isClosing())
                .forEach(ui -> {
                    ShellLayout layout = ShellLayout.of(ui);
                    if (layout != null) {
                        ui.accessSynchronously(() -> work.accept(ui, layout));
                    }
                }));
    }
}
