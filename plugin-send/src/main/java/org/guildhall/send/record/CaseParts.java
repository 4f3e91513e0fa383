package org.guildhall.send.record;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What the other packages of this portal keep of cases, for those that delete and take out cases. */
@Component(service = CaseParts.class)
public final class CaseParts {
    private final List<CasePart> parts = new CopyOnWriteArrayList<>();

    /** Takes what one of them keeps. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(CasePart part) {
        parts.add(part);
    }

    /** Forgets it. */
    public void remove(CasePart part) {
        parts.remove(part);
    }

    void delete(CaseId id) {
        parts.forEach(part -> part.delete(id));
    }

    void write(CaseId id, CaseArchive archive) throws IOException {
        for (CasePart part : parts) {
            part.ofCase(id, archive);
        }
    }
}
