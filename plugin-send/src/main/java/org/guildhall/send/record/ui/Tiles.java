package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.guildhall.ui.page.PageLink;

/** Ways on from a dashboard, each with its number; one can click anywhere on them (SPEC G5). */
public final class Tiles extends UnorderedList {
    /** No tiles yet. */
    public Tiles() {
        addClassName("send-tiles");
    }

    /**
     * Adds a tile.
     *
     * @param news whether there is something that the person has not seen or done
     */
    public Tiles tile(String path, String title, String told, boolean news) {
        ListItem tile = new ListItem(new PageLink(path, title), new Paragraph(told));
        tile.addClassName("send-tile");
        if (news) {
            tile.addClassName("send-tile-new");
        }
        add(tile);
        return this;
    }
}
