package org.guildhall.vaadin.internal;

import jakarta.servlet.Servlet;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.guildhall.vaadin.Activity;
import org.guildhall.vaadin.HttpSessions;
import org.guildhall.vaadin.LiveSessions;
import org.guildhall.vaadin.PageRegistry;
import org.guildhall.vaadin.Shell;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.osgi.util.tracker.ServiceTracker;

/** Offers the registries from the start, and serves pages as long as there is a shell around them. */
public final class Activator implements BundleActivator {

    private @Nullable ServiceTracker<Shell, List<ServiceRegistration<?>>> shells;
    private @Nullable StaticAssets assets;

    @Override
    public void start(BundleContext context) {
        OpenSessions sessions = new OpenSessions();
        Routes routes = new Routes(sessions);
        UserActivity activity = new UserActivity();
        StaticAssets assets = new StaticAssets(context);
        assets.open();
        this.assets = assets;
        context.registerService(PageRegistry.class, routes, null);
        context.registerService(LiveSessions.class, sessions, null);
        context.registerService(Activity.class, activity, null);
        ServiceTracker<Shell, List<ServiceRegistration<?>>> tracker = new ServiceTracker<>(context, Shell.class, null) {
            @Override
            public @Nullable List<ServiceRegistration<?>> addingService(ServiceReference<Shell> reference) {
                Shell shell = context.getService(reference);
                if (shell == null) {
                    // its maker failed, and has said so in the log
                    return null;
                }
                return serve(context, new Pages(shell, routes, sessions, activity, assets));
            }

            @Override
            public void removedService(ServiceReference<Shell> reference, List<ServiceRegistration<?>> registrations) {
                registrations.reversed().forEach(ServiceRegistration::unregister);
                context.ungetService(reference);
            }
        };
        tracker.open();
        shells = tracker;
    }

    @Override
    public void stop(BundleContext context) {
        if (shells != null) {
            shells.close();
        }
        if (assets != null) {
            assets.close();
        }
    }

    private static List<ServiceRegistration<?>> serve(BundleContext context, Pages pages) {
        List<ServiceRegistration<?>> registrations = new ArrayList<>();

        Dictionary<String, Object> contextProperties = new Hashtable<>();
        contextProperties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME, HttpSessions.CONTEXT_NAME);
        contextProperties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH, "/");
        registrations.add(context.registerService(
                ServletContextHelper.class, new PagesContext(context.getBundle(), pages.assets()), contextProperties));

        Dictionary<String, Object> filterProperties = new Hashtable<>();
        filterProperties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT, HttpSessions.CONTEXT_SELECT);
        filterProperties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_NAME, "pages-headers");
        filterProperties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_PATTERN, "/*");
        filterProperties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_ASYNC_SUPPORTED, true);
        filterProperties.put(org.osgi.framework.Constants.SERVICE_RANKING, Integer.MAX_VALUE);
        registrations.add(context.registerService(
                jakarta.servlet.Filter.class, new SessionFilter(pages.shell()), filterProperties));

        Dictionary<String, Object> servletProperties = new Hashtable<>();
        servletProperties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT, HttpSessions.CONTEXT_SELECT);
        servletProperties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME, HttpSessions.SERVLET_NAME);
        servletProperties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, "/*");
        servletProperties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED, true);
        servletProperties.put("servlet.init.pushServletMapping", "/");
        servletProperties.put("servlet.init.productionMode", "true");
        // the view is made while its page is loaded: only so does the answer's status say that it failed
        servletProperties.put("servlet.init.eagerServerLoad", "true");
        servletProperties.put(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ERROR_PAGE, PagesServlet.ANSWERED_WITH_A_PAGE);
        registrations.add(context.registerService(Servlet.class, new PagesServlet(pages), servletProperties));
        return registrations;
    }
}
