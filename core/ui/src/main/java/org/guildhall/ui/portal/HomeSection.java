package org.guildhall.ui.portal;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of the home page that a portal fills, such as "Your requests".
 *
 * @param titleKey its heading
 * @param access who sees it
 * @param content made anew at each visit; empty means that there is nothing to show and the heading stays away
 */
public record HomeSection(String titleKey, Access access, Supplier<Optional<Component>> content) {}
