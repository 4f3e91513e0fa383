package org.guildhall.runtime.health;

import org.guildhall.api.health.Health;
import org.guildhall.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever starts the instance what is still to be set, on the console and in the log. */
@Component(service = HealthAtStart.class, immediate = true)
public final class HealthAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(HealthAtStart.class);

    /** Tells it once. */
    @Activate
    public HealthAtStart(@Reference Health health, @Reference Texts texts) {
        health.problems().forEach(problem -> {
            String words =
                    texts.get(Texts.ENGLISH, problem.textKey(), problem.values().toArray());
            LOG.warn("{}", words);
            System.out.println(words);
        });
    }
}
