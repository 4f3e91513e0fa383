package org.guildhall.runtime.form;

import java.time.Duration;
import org.guildhall.api.job.Job;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes drafts whose time is over. */
@Component(service = Job.class)
public final class StaleDrafts implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(StaleDrafts.class);

    private final EncryptedDrafts drafts;
    private final Settings<DraftSettings> settings;

    @Activate
    public StaleDrafts(@Reference EncryptedDrafts drafts, @Reference SettingsSource settings) {
        this.drafts = drafts;
        this.settings = settings.of(DraftSettings.class);
    }

    @Override
    public String name() {
        return "core.stale-drafts";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        DraftSettings now = settings.get();
        int deleted = drafts.deleteStale(Duration.ofHours(now.unclaimedHours()), Duration.ofDays(now.accountDays()));
        if (deleted > 0) {
            LOG.info("Deleted {} drafts that nobody touched for long.", deleted);
        }
    }
}
