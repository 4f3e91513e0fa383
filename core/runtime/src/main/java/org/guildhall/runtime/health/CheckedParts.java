package org.guildhall.runtime.health;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.health.Health;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.health.HealthReport;
import org.guildhall.api.health.PartCheck;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.audit.AuditChain;
import org.guildhall.runtime.job.LeasedJobs;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.mail.MailQueue;
import org.guildhall.runtime.mail.MailRoute;
import org.guildhall.runtime.metrics.MetricsToken;
import org.guildhall.runtime.persistence.ConnectionPool;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at each part when asked; one that cannot be looked at is told as bad, and the others are looked at all the same. */
@Component(service = HealthReport.class)
public final class CheckedParts implements HealthReport {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedParts.class);
    private static final Actor SELF = new Actor.SystemPart("core.health");

    private final Permissions permissions;
    private final Actors actors;
    private final Map<String, Supplier<HealthPart>> checks = new LinkedHashMap<>();
    private final List<PartCheck> portals = new CopyOnWriteArrayList<>();

    @Activate
    public CheckedParts(
            @Reference Permissions permissions,
            @Reference Actors actors,
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference ConnectionPool pool,
            @Reference Instance instance,
            @Reference Health health,
            @Reference Keys keys,
            @Reference Clock clock,
            @Reference MailRoute route,
            @Reference MailQueue mails,
            @Reference PortalBundles portals,
            @Reference LeasedJobs jobs,
            @Reference AuditChain chain,
            @Reference MetricsToken metrics) {
        this(permissions, actors);
        add(DatabaseCheck.NAME, new DatabaseCheck(transactions, pool));
        add(DiskCheck.NAME, new DiskCheck(instance.dataFolder()));
        add(KeyCheck.NAME, new KeyCheck(keys));
        add(ClockCheck.NAME, new ClockCheck(transactions, clock));
        add(AddressCheck.NAME, new AddressCheck(instance, health));
        add(MailCheck.NAME, new MailCheck(route, mails, health));
        add(DocumentCheck.NAME, new DocumentCheck(instance, health));
        add(PortalCheck.NAME, new PortalCheck(portals));
        add(JobCheck.NAME, new JobCheck(jobs));
        add(AuditCheck.NAME, new AuditCheck(chain));
        add(MetricsCheck.NAME, new MetricsCheck(metrics));
    }

    /** Without any part; give it some by {@link #add}. */
    CheckedParts(Permissions permissions, Actors actors) {
        this.permissions = permissions;
        this.actors = actors;
    }

    void add(String name, Supplier<HealthPart> check) {
        checks.put(name, check);
    }

    /** Looks at what a portal brings too. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addPortal(PartCheck check) {
        portals.add(check);
    }

    /** Forgets it with its portal. */
    public void removePortal(PartCheck check) {
        portals.remove(check);
    }

    @Override
    public List<HealthPart> parts() {
        permissions.check("core:health:read");
        // whoever may see how all is need not have the rights to all of it
        return actors.callAs(
                SELF,
                () -> Stream.concat(
                                checks.entrySet().stream().map(check -> look(check.getKey(), check.getValue())),
                                portals.stream().map(check -> look(check.part(), check::look)))
                        .toList());
    }

    private static HealthPart look(String name, Supplier<HealthPart> check) {
        try {
            return check.get();
        } catch (RuntimeException unforeseen) {
            LOG.warn("The part {} could not be looked at.", name, unforeseen);
            return new HealthPart(
                    name,
                    HealthPart.State.BAD,
                    HealthProblem.of("health.unknown"),
                    HealthProblem.of("health.unknown.advice"));
        }
    }
}
