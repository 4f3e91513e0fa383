package org.guildhall.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** Lets the browser ask every other second while a file of a field waits for the scanner; nobody's doing, so it keeps no session. */
final class WaitingFilesPoll {
    private static final int MILLIS = 2000;

    private final Runnable look;
    private boolean wanted;
    private @Nullable UI shown;
    private @Nullable Registration polls;

    /** Calls back at each of its asks while the field is on a page. */
    WaitingFilesPoll(Component field, Runnable look) {
        this.look = look;
        field.addAttachListener(event -> {
            shown = event.getUI();
            change();
        });
        field.addDetachListener(event -> {
            stop(event.getUI());
            shown = null;
        });
    }

    /** Whether there is something to wait for. */
    void look(boolean waits) {
        wanted = waits;
        change();
    }

    private void change() {
        UI ui = shown;
        if (ui == null) {
            return;
        }
        if (!wanted) {
            stop(ui);
        } else if (polls == null) {
            polls = ui.addPollListener(poll -> look.run());
            fields(ui, 1);
        }
    }

    private void stop(UI ui) {
        if (polls != null) {
            polls.remove();
            polls = null;
            fields(ui, -1);
        }
    }

    /** The page asks as long as one of its fields wants it to. */
    private static void fields(UI ui, int more) {
        Integer before = (Integer) ComponentUtil.getData(ui, WaitingFilesPoll.class.getName());
        int now = (before == null ? 0 : before) + more;
        ComponentUtil.setData(ui, WaitingFilesPoll.class.getName(), now);
        ui.setPollInterval(now == 0 ? -1 : MILLIS);
    }
}
