package org.guildhall.auth.signin.ui;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.guildhall.api.instance.DemoAccounts;
import org.guildhall.api.instance.Instance;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The demo accounts while there are some; they come late, after the data was made, and no page is made anew for that. */
@Component(service = DemoAccountsSource.class)
public final class DemoAccountsSource {
    private final Instance instance;
    private final AtomicReference<@Nullable DemoAccounts> accounts = new AtomicReference<>();

    /** Made by the framework. */
    @Activate
    public DemoAccountsSource(@Reference Instance instance) {
        this.instance = instance;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setAccounts(DemoAccounts come) {
        accounts.set(come);
    }

    void unsetAccounts(DemoAccounts gone) {
        accounts.compareAndSet(gone, null);
    }

    /** The demo accounts of this test instance; never those of a live one. */
    public Optional<DemoAccounts> current() {
        return instance.test() ? Optional.ofNullable(accounts.get()) : Optional.empty();
    }
}
