package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.server.VaadinService;
import org.jspecify.annotations.Nullable;

/** Makes views by their suppliers, so that a view can ask for what it needs in its constructor. */
final class PagesInstantiator extends DefaultInstantiator {

    private static final long serialVersionUID = 1;

    private final transient Pages pages;

    PagesInstantiator(VaadinService service, Pages pages) {
        super(service);
        this.pages = pages;
    }

    @Override
    public <T extends HasElement> T createRouteTarget(Class<T> type, @Nullable NavigationEvent event) {
        if (Component.class.isAssignableFrom(type)) {
            Component page = pages.routes()
                    .newView(type, event == null ? "" : event.getLocation().getPath());
            if (page != null) {
                return type.cast(page);
            }
        }
        return super.createRouteTarget(type, event);
    }

    @Override
    public <T> T getOrCreate(Class<T> type) {
        Object own = newOwn(type);
        return own == null ? super.getOrCreate(type) : type.cast(own);
    }

    private @Nullable Object newOwn(Class<?> type) {
        if (type == ShellFrame.class) {
            return new ShellFrame(pages.shell().newLayout());
        }
        if (type == NotFoundTarget.class) {
            return new NotFoundTarget(pages);
        }
        if (type == ForbiddenTarget.class) {
            return new ForbiddenTarget(pages);
        }
        if (type == FailedTarget.class) {
            return new FailedTarget(pages);
        }
        return null;
    }

    /** The tab's frame, or a new one if it has none yet. */
    static ShellFrame frame(UI ui, Pages pages) {
        return ui.getInternals().getActiveRouterTargetsChain().stream()
                .filter(ShellFrame.class::isInstance)
                .map(ShellFrame.class::cast)
                .findAny()
                .orElseGet(() -> new ShellFrame(pages.shell().newLayout()));
    }

    @Override
    protected ClassLoader getClassLoader() {
        return PagesInstantiator.class.getClassLoader();
    }
}
