package org.guildhall.send.record;

import java.time.Duration;
import org.guildhall.api.job.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends invitations whose code or link was not used in time; these open nothing even before that. */
@Component(service = Job.class)
public final class ExpireInvitationsJob implements Job {
    private final InvitationService invitations;

    /** Works through the invitations. */
    @Activate
    public ExpireInvitationsJob(@Reference InvitationService invitations) {
        this.invitations = invitations;
    }

    @Override
    public String name() {
        return "send.expire-invitations";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        invitations.expire();
    }
}
