package org.guildhall.runtime.mail;

import java.time.Clock;
import java.time.Duration;
import org.guildhall.api.job.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what old mails say, for it is personal and nobody needs it any more. */
@Component(service = Job.class)
public final class OldMailContent implements Job {
    static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final Logger LOG = LoggerFactory.getLogger(OldMailContent.class);

    private final MailQueue queue;
    private final Clock clock;

    /** Looks at the queue. */
    @Activate
    public OldMailContent(@Reference MailQueue queue, @Reference Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "core.old-mail-content";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        int emptied = queue.deleteContent(clock.instant().minus(KEPT_FOR));
        if (emptied > 0) {
            LOG.info("Deleted the content of {} old mails.", emptied);
        }
    }
}
