package org.guildhall.ui.shell;

import java.util.Optional;
import org.guildhall.api.address.AddressFinder;
import org.guildhall.api.address.AddressesUnavailableException;
import org.guildhall.api.document.Documents;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.form.Forms;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Hands on the services of this framework; the address finder may come and go. */
@Component
public final class OsgiFormServices implements FormServices {
    private final Words words;
    private final Forms forms;
    private final Drafts drafts;
    private final Documents documents;
    private final SignedIn signedIn;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable AddressFinder finder;

    /** Needs all but the finder. */
    @Activate
    public OsgiFormServices(
            @Reference Words words,
            @Reference Forms forms,
            @Reference Drafts drafts,
            @Reference Documents documents,
            @Reference SignedIn signedIn) {
        this.words = words;
        this.forms = forms;
        this.drafts = drafts;
        this.documents = documents;
        this.signedIn = signedIn;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Forms forms() {
        return forms;
    }

    @Override
    public Drafts drafts() {
        return drafts;
    }

    @Override
    public Documents documents() {
        return documents;
    }

    @Override
    public AddressFinder addresses() {
        return postcode -> Optional.ofNullable(finder)
                .orElseThrow(() -> new AddressesUnavailableException(
                        "No address finder is here", new IllegalStateException("none registered")))
                .byPostcode(postcode);
    }

    @Override
    public SignedIn signedIn() {
        return signedIn;
    }
}
