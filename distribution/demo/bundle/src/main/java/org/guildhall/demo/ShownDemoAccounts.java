package org.guildhall.demo;

import java.util.List;
import org.guildhall.api.instance.DemoAccounts;
import org.osgi.service.component.annotations.Component;

/** What the sign-in page of a test instance shows of the demo accounts. */
@Component
public final class ShownDemoAccounts implements DemoAccounts {
    @Override
    public String password() {
        return DemoPeople.PASSWORD;
    }

    @Override
    public List<DemoAccount> accounts() {
        return DemoPeople.ALL.stream()
                .map(person -> new DemoAccount(person.email(), person.textKey()))
                .toList();
    }
}
