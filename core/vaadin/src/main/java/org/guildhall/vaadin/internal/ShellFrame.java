package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.router.RouterLayout;
import org.jspecify.annotations.Nullable;

/** The parent of every page: the layout that the shell made. It lets the application choose its layout at run time. */
final class ShellFrame extends Composite<Component> implements RouterLayout {

    private static final long serialVersionUID = 1;

    private final RouterLayout layout;

    ShellFrame(RouterLayout layout) {
        this.layout = layout;
    }

    @Override
    protected Component initContent() {
        return (Component) layout;
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        layout.showRouterLayoutContent(content);
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement old) {
        layout.removeRouterLayoutContent(old);
    }
}
