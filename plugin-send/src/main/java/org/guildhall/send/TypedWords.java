package org.guildhall.send;

import org.guildhall.api.form.Drafts;
import org.guildhall.api.form.PageDrafts;
import org.guildhall.api.session.Actors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What staff have typed on pages of this portal and not sent yet. */
@Component(service = TypedWords.class)
public final class TypedWords extends PageDrafts {
    /** Keeps drafts of one page each. */
    @Activate
    public TypedWords(@Reference Drafts drafts, @Reference Actors actors) {
        super(SendPermissions.PORTAL, drafts, actors);
    }
}
