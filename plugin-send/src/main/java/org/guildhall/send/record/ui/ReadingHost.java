package org.guildhall.send.record.ui;

import java.util.UUID;
import org.guildhall.api.form.Draft;
import org.guildhall.send.SendPermissions;
import org.guildhall.ui.form.FormHost;

/** A form that is only read. */
final class ReadingHost implements FormHost {
    @Override
    public String portal() {
        return SendPermissions.PORTAL;
    }

    @Override
    public String path(UUID draft, String page) {
        return "";
    }

    @Override
    public String pathBefore() {
        return "";
    }

    @Override
    public void send(Draft draft) {
        throw new UnsupportedOperationException("It was sent already");
    }
}
