/** How pages are served. */
@NullMarked
package org.guildhall.vaadin.internal;

import org.jspecify.annotations.NullMarked;
