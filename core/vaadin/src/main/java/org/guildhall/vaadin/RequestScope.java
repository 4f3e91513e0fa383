package org.guildhall.vaadin;

/** Undoes on close what was bound to the current thread. */
@FunctionalInterface
public interface RequestScope extends AutoCloseable {

    @Override
    void close();
}
