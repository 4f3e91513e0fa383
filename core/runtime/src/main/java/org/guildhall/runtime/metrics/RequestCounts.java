package org.guildhall.runtime.metrics;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Counts answers by status, those that come later too. */
@Component(
        service = {Filter.class, RequestCounts.class},
        property = {
            "osgi.http.whiteboard.filter.pattern=/*",
            "osgi.http.whiteboard.filter.asyncSupported:Boolean=true",
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)",
            "service.ranking:Integer=2000"
        })
public final class RequestCounts extends HttpFilter {
    private final transient Map<Integer, LongAdder> counts = new ConcurrentHashMap<>();

    /** Nothing was asked for yet. */
    @Activate
    public RequestCounts() {}

    /** Answers since this process started, by status. */
    Map<Integer, Long> byStatus() {
        Map<Integer, Long> now = new TreeMap<>();
        counts.forEach((status, count) -> now.put(status, count.sum()));
        return now;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            chain.doFilter(request, response);
            return;
        }
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            if (!answered) {
                count(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } else if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtTheEnd(response));
            } else {
                count(response.getStatus());
            }
        }
    }

    private void count(int status) {
        counts.computeIfAbsent(status, first -> new LongAdder()).increment();
    }

    private final class AtTheEnd implements AsyncListener {
        private final HttpServletResponse response;

        AtTheEnd(HttpServletResponse response) {
            this.response = response;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            count(response.getStatus());
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // it is completed next
        }

        @Override
        public void onError(AsyncEvent event) {
            // it is completed next
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
