package org.guildhall.ui.form;

import com.vaadin.flow.component.Component;
import java.util.List;

/**
 * What a page shows instead of its questions until it may be answered, such as before a sign-in in mid-form; no later page can
 * be reached past it.
 *
 * @param parts what is read there
 * @param buttonKey key of the words on its one button
 * @param action what the button does
 */
public record FormGate(List<Component> parts, String buttonKey, Runnable action) {}
